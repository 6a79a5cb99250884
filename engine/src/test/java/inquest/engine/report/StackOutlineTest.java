package inquest.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.report.StackOutline.Part;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StackOutlineTest {
  /** One letter a frame; equal letters look the same. */
  private static String outline(String frames, int longest) {
    return words(StackOutline.of(frames.chars().toArray(), longest), frames);
  }

  private static String words(StackOutline outline, String frames) {
    StringBuilder words = new StringBuilder();
    for (Part part : outline.parts()) {
      switch (part) {
        case Part.At at -> words.append(frames.charAt(at.index()));
        case Part.Again again ->
            words.append('[').append(again.frames()).append('x').append(again.times()).append(']');
        case Part.Out out -> words.append('(').append(out.frames()).append(')');
      }
    }
    return words.toString();
  }

  @Test
  void aShortStackIsShownWhole() {
    assertEquals("abcb", outline("abcb", 60));
  }

  @Test
  void aRecursionIsShownThriceAndCounted() {
    assertEquals("abbb[1x97]c", outline("a" + "b".repeat(100) + "c", 60));
  }

  @Test
  void fewRepetitionsAreShownAsTheyAre() {
    assertEquals("abbbbbc", outline("abbbbbc", 60));
    assertEquals("abbb[1x3]c", outline("abbbbbbc", 60));
  }

  @Test
  void aMutualRecursionIsShownByItsTurns() {
    assertEquals("abcd[3x9]e", outline("a" + "bcd".repeat(10) + "e", 60));
    assertEquals("abcbc[2x8]", outline("a" + "bc".repeat(10), 60));
  }

  @Test
  void whatFollowsAnUnfinishedTurnIsShown() {
    assertEquals("abcd[3x9]bce", outline("a" + "bcd".repeat(10) + "bce", 60));
  }

  @Test
  void theMiddleOfALongStackIsLeftOut() {
    assertEquals("ab(5)hij", outline("abcdefghij", 5));
  }

  @Test
  void framesLeftOutInsideRecursionsAreCounted() {
    assertEquals("abc(101)fgh", outline("ab" + "c".repeat(100) + "defgh", 6));
  }

  @Test
  void theEndNeverRepeatsFramesThatItDoesNotShow() {
    // The last three parts would be d, "the last 3 frames 9 times more", e.
    assertEquals("ab(29)e", outline("a" + "bcd".repeat(10) + "e", 5));
  }

  @Test
  void withoutLikenessOnlyTheMiddleIsLeftOut() {
    assertEquals("aa(996)aa", words(StackOutline.of(1000, 4), "a".repeat(1000)));
  }

  @Test
  void everyFrameIsShownOrCounted() {
    Random random = new Random(7);
    for (int run = 0; run < 2_000; run++) {
      int[] frames = new int[random.nextInt(200)];
      int kinds = 1 + random.nextInt(4);
      for (int i = 0; i < frames.length; i++) {
        frames[i] = random.nextInt(kinds);
      }
      int longest = 2 + random.nextInt(40);
      int sum = 0;
      int shown = 0;
      for (Part part : StackOutline.of(frames, longest).parts()) {
        switch (part) {
          case Part.At at -> {
            assertEquals(sum, at.index());
            sum++;
            shown++;
          }
          case Part.Again again -> {
            assertEquals(true, again.frames() <= shown, "repeats only what was shown");
            sum += again.frames() * again.times();
          }
          case Part.Out out -> {
            sum += out.frames();
            shown = 0;
          }
        }
      }
      assertEquals(frames.length, sum);
    }
  }
}
