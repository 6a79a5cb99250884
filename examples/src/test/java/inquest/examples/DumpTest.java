package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.engine.note.Limits;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.Progress;
import inquest.engine.target.live.CoreDump;
import inquest.engine.target.live.LiveProcess;
import inquest.examples.CoreMaker.Fixture;
import inquest.examples.CoreMaker.Living;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every interpreter of this machine runs the fixture programs; the report of a core that is written
 * of the living process says what the program said of itself.
 */
class DumpTest {
  private static final List<Fixture> FIXTURES =
      List.of(Fixture.of("threads.py", "wait"), Fixture.of("values.py", "wait"));

  private static final List<String> NAMES = List.of("core", "core.zst");

  @TestFactory
  Stream<DynamicContainer> reportOfTheCoreSaysWhatTheProgramSaid() {
    return EachInterpreter.wanted().stream()
        .map(interpreter ->
            dynamicContainer(
                interpreter.name(),
                FIXTURES.stream()
                    .map(fixture ->
                        dynamicTest(
                            interpreter + " " + fixture,
                            () -> EachInterpreter.run(interpreter, i -> check(i, fixture))))));
  }

  private static void check(Interpreter interpreter, Fixture fixture) throws Exception {
    try (Living living = new CoreMaker().live(interpreter, fixture)) {
      String name = NAMES.get(FIXTURES.indexOf(fixture));
      for (boolean still : ways(interpreter, fixture)) {
        Path core = living.folder().resolve(still + name);
        CoreDump.Written written = write(living, core, still);
        assertEquals(List.of(), written.notes());
        assertTrue(written.stood().toNanos() > 0, "it never stood still");
        assertEquals(still, written.copiedRunning() == 0);
        List<String> differences = new ArrayList<>(differences(living, core));
        if (!still) { // who was woken by the stop may hold the GIL while the rest is copied
          differences.removeIf(difference -> difference.contains(" holds the GIL: "));
        }
        assertEquals("", String.join("\n", differences), still ? "still" : "running");
      }
    }
  }

  private static List<String> differences(Living living, Path core) throws CannotOpen {
    return Comparison.differences(
        living.account(), Product.report(core, living.interpreter().root(), true), true, false);
  }

  /**
   * Any stop ends a call of epoll_wait, which Python 2 takes for an error: a thread of this program
   * then ends, if it may run on.
   */
  private static List<Boolean> ways(Interpreter interpreter, Fixture fixture) {
    boolean two = interpreter.name().contains("2.7") && fixture.program().equals("threads.py");
    return two ? List.of(true) : List.of(false, true);
  }

  private static CoreDump.Written write(Living living, Path core, boolean still) throws CannotOpen {
    try (LiveProcess process = LiveProcess.open(living.pid(), Limits.defaults())) {
      return CoreDump.write(process, core, new CoreDump.Options(still, false), Progress.none());
    }
  }

  /** gdb finds the threads and stacks that we find, in the core and with the same registers. */
  @TestFactory
  Stream<DynamicTest> gdbReadsTheCoreAsWeDo() {
    return EachInterpreter.wanted().stream()
        .limit(1)
        .map(interpreter ->
            dynamicTest(
                interpreter.name(),
                () -> EachInterpreter.run(interpreter, DumpTest::compareWithGdb)));
  }

  private static void compareWithGdb(Interpreter interpreter) throws Exception {
    Fixture fixture = Fixture.of("deep.py", "wait", "20");
    try (Living living = new CoreMaker().live(interpreter, fixture)) {
      Path core = living.folder().resolve("core");
      CoreDump.Written written = write(living, core, true);
      CoreMaker.Made made =
          new CoreMaker.Made(interpreter, living.folder(), core, living.account(), false);
      GdbStacks gdb = GdbStacks.read(made);
      List<Integer> tids = living.tids();
      assertEquals(tids.size(), written.threads());
      for (int tid : tids) {
        List<GdbStacks.GdbFrame> frames = gdb.of(tid);
        assertTrue(
            frames.stream().anyMatch(frame -> frame.function().contains("PyEval")),
            () -> "thread " + tid + ": " + frames);
      }
      assertEquals(List.of(), GdbComparison.differences(made));
    }
  }
}
