package inquest.engine.show.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.show.Sample;
import org.junit.jupiter.api.Test;

/** Each expectation is what the process itself printed, or that and more. */
class ExecutionPrinterTest {
  private static String line(String name) {
    return Sample.values().line(name);
  }

  @Test
  void codeSaysWhereItIs() {
    assertEquals(
        "<code object function_of at 0x…, file \"/srv/programs/values.py\", line 241>",
        line("callables.code"));
  }

  @Test
  void framesSayWhereTheyStand() {
    assertEquals(
        "<frame at 0x…, file '/srv/programs/values.py', line 435, code exceptions>",
        line("exceptions.frame"));
  }

  @Test
  void tracebacksSayWhereTheyEnd() {
    assertEquals(
        "<traceback at 0x… 5 entries, raised in raise_deep, file \"/srv/programs/values.py\", line"
            + " 439>",
        line("exceptions.traceback"));
  }

  @Test
  void exceptionsHaveTheirArguments() {
    assertEquals("KeyError('k')", line("exceptions.key"));
    assertEquals("RuntimeError()", line("exceptions.empty_error"));
    assertEquals(
        "ExceptionGroup('several', [ValueError(1), TypeError('t')])", line("exceptions.group"));
  }

  @Test
  void attributesOfAnExceptionStandBeside() {
    assertEquals("<OwnError(7, 'own') code=7>", line("exceptions.own"));
  }

  @Test
  void generatorsSayTheirStateAndWhereTheyStand() {
    assertEquals("<generator object running at 0x…, not started>", line("iterators.fresh"));
    assertEquals(
        "<generator object running at 0x…, suspended at line 294>", line("iterators.paused"));
    assertEquals("<generator object running at 0x…, finished>", line("iterators.done"));
    assertEquals("<coroutine object coroutine at 0x…, not started>", line("modern.fresh"));
  }

  @Test
  void cellsShowWhatIsInThem() {
    assertEquals(
        "<cell at 0x…: [<class 'int'>, <class '__main__.Base'>, <class '__main__.Base.Inner'>,"
            + " <class 'type'>, <class '__main__.Point'>, <class 'collections.deque'>]>",
        line("callables.cell"));
  }
}
