package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** The expectation is what the process itself printed. */
class EnumClassPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void anEnumerationIsNoPlainClass() {
    assertEquals("<enum 'Color'>", line("modern.enum_class"));
  }
}
