package inquest.engine.show.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed. */
class PythonFuturePrinterTest {
  private static String line(String name) {
    return Sample.values().line("awaiting." + name);
  }

  @Test
  void aTaskWrittenInPythonReadsAsOneOfC() {
    assertEquals(
        "<Task pending name='Task-1' coro=<coroutine() running at"
            + " /srv/programs/values_modern.py:61> wait_for=<Future pending"
            + " cb=[Task.__wakeup()]>>",
        line("of_python"));
    assertEquals(
        "<Task finished name='Task-2' coro=<fails() done, defined at"
            + " /srv/programs/values_modern.py:72> exception=ValueError('bad', 1)>",
        line("of_python_done"));
  }

  @Test
  void aFutureWrittenInPythonReadsAsOneOfC() {
    assertEquals(
        "<Future pending cb=[callback() at /srv/programs/values_modern.py:76]>",
        line("future_of_python"));
  }
}
