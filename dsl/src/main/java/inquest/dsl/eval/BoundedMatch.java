package inquest.dsl.eval;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Searches with a regular expression and gives up after so many steps: a pattern may take for ever
 * on some text.
 */
final class BoundedMatch {
  private static final long MOST_STEPS = 10_000_000;

  private BoundedMatch() {}

  /** Whether the pattern is found in the text. */
  static boolean find(Pattern pattern, String text) {
    try {
      return pattern.matcher(new Counted(text, new AtomicLong(), 0, text.length())).find();
    } catch (StackOverflowError e) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "the regular expression nests too deep on this text");
    }
  }

  private record Counted(String text, AtomicLong steps, int from, int to) implements CharSequence {
    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      if (steps.incrementAndGet() > MOST_STEPS) {
        throw new Unreadable(
            Absence.UNSUPPORTED, 0, "the regular expression takes too long on this text");
      }
      return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text, steps, from + start, from + end);
    }

    @Override
    public String toString() {
      return text.substring(from, to);
    }
  }
}
