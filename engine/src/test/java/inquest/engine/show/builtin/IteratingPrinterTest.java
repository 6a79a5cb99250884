package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** What an iterator walks and how far it is, which Python itself does not say. */
class IteratingPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void iteratorsSayWhatComesNext() {
    assertEquals("<list_iterator at 0x… over=[1, 2, 3], next=1>", line("iterators.numbers_of"));
    assertEquals("<list_reverseiterator at 0x… over=[1, 2], next=1>", line("iterators.reverse"));
  }

  @Test
  void iteratorsOverSeveralShowEach() {
    assertEquals(
        "<zip at 0x… <list_iterator at 0x… over=[1], next=0>, <list_iterator at 0x… over=[2],"
            + " next=0>>",
        line("iterators.zipped"));
  }

  @Test
  void countersAreAsTheyWouldBeMade() {
    assertEquals("count(5)", line("iterators.count"));
  }
}
