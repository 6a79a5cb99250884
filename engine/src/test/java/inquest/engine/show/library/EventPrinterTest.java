package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class EventPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void anEventSaysWhetherItIsSet() {
    assertEquals("<threading.Event at 0x…: unset>", line("machinery.event"));
    assertEquals("<threading.Event at 0x…: set>", line("machinery.set_event"));
  }
}
