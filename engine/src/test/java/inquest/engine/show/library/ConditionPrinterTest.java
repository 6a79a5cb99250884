package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class ConditionPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void aConditionShowsItsLockAndHowManyWait() {
    assertEquals(
        "<Condition(<unlocked _thread.RLock object owner=0 count=0 at 0x…>, 0)>",
        line("machinery.condition"));
  }
}
