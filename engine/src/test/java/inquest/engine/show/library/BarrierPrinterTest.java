package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class BarrierPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void aBarrierSaysHowManyWait() {
    assertEquals("<threading.Barrier at 0x…: waiters=0/2>", line("machinery.barrier"));
  }
}
