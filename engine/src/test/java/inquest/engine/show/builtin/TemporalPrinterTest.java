package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed. */
class TemporalPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void datesAndTimesLeaveOutWhatIsZero() {
    assertEquals("datetime.date(2026, 11, 23)", line("library.date"));
    assertEquals("datetime.time(10, 15)", line("library.clock"));
    assertEquals("datetime.time(10, 15, 30, 5)", line("library.clock_micro"));
    assertEquals("datetime.datetime(2026, 11, 23, 10, 15)", line("library.minute"));
  }

  @Test
  void aSecondPassOfAnHourIsFolded() {
    assertEquals(
        "datetime.datetime(2026, 11, 23, 10, 15, 30, 123456, fold=1)", line("library.folded"));
  }

  @Test
  void durationsNameTheirParts() {
    assertEquals("datetime.timedelta(days=1, seconds=2, microseconds=3)", line("library.delta"));
    assertEquals("datetime.timedelta(days=-1)", line("library.minus_delta"));
    assertEquals("datetime.timedelta(0)", line("library.zero_delta"));
  }

  @Test
  void zonesAreShownInFull() {
    assertEquals("datetime.timezone.utc", line("library.utc"));
    assertEquals(
        "datetime.timezone(datetime.timedelta(seconds=3600), 'CET')", line("library.named_zone"));
    assertEquals(
        "datetime.datetime(2026, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)", line("library.aware"));
  }
}
