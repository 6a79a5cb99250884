package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class ZoneInfoPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void aZoneHasItsKey() {
    assertEquals("zoneinfo.ZoneInfo(key='UTC')", line("modern.zone"));
  }
}
