package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class UuidPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void aUuidIsMadeFromItsNumber() {
    assertEquals("UUID('12345678-1234-5678-1234-567812345678')", line("library.identifier"));
  }
}
