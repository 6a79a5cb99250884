package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class NamedTuplePrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void fieldsAreNamed() {
    assertEquals("Point(x=1, y='why')", line("collected.point"));
    assertEquals("Named(first=1, second='two')", line("modern.named"));
  }
}
