package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class DataclassPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void aFieldThatIsHiddenFromReprIsNotShown() {
    assertEquals("Data(x=1, y='why')", line("modern.data"));
    assertEquals("Frozen(a=2)", line("modern.frozen"));
  }
}
