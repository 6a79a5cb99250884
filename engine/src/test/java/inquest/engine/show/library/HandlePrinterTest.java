package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed. */
class HandlePrinterTest {
  private static String line(String name) {
    return Sample.values().line("awaiting." + name);
  }

  @Test
  void aHandleSaysWhatItCalls() {
    assertEquals("<Handle callback() at /srv/programs/values_modern.py:76>", line("soon"));
    assertEquals("<Handle <values_modern.Callback object at 0x…>()>", line("soon_object"));
  }

  @Test
  void aHandleSaysItsArgumentsAbridged() {
    assertEquals(
        "<Handle callback(1, 'two') at /srv/programs/values_modern.py:76>", line("soon_with"));
    assertEquals("<Handle list.append(<Future pendi...modern.py:76]>)>", line("soon_method"));
  }

  @Test
  void aHandleThatWasCancelledHasNothingToCall() {
    assertEquals("<Handle cancelled>", line("soon_cancelled"));
    assertEquals("<TimerHandle cancelled when=2000000000>", line("later_cancelled"));
  }

  @Test
  void aTimerSaysWhen() {
    assertEquals(
        "<TimerHandle when=1000000000.0 callback() at /srv/programs/values_modern.py:76>",
        line("later"));
  }

  @Test
  void aHandleMadeInDebugModeSaysWhere() {
    assertEquals(
        "<Handle callback(1) at /srv/programs/values_modern.py:76 created at"
            + " /srv/programs/values_modern.py:129>",
        line("debugged_handle"));
  }

  @Test
  void aTaskThatIsToRunIsAnObjectToCall() {
    String ready = line("ready");
    assertEquals(
        "[<Handle Task.task_wakeup(<Future cancelled>)>,"
            + " <Handle <_asyncio.TaskStepMethWrapper object at 0x…>()>,",
        ready.substring(0, ready.indexOf(" <Handle callback()")));
  }
}
