package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class CounterPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void theMostCommonComesFirst() {
    assertEquals("Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})", line("collected.counter"));
  }
}
