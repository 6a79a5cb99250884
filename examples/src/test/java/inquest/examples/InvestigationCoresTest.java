package inquest.examples;

import static inquest.examples.CoreMaker.Writer.GCORE;
import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.examples.CoreMaker.Fixture;
import inquest.examples.CoreMaker.Made;
import inquest.examples.CoreMaker.Writer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The canned investigations over cores made here and now, of processes with something to find. */
class InvestigationCoresTest {
  /** What an investigation says about a process. */
  @FunctionalInterface
  private interface Check {
    void of(CommandLine ran) throws Exception;
  }

  private static Stream<DynamicTest> each(
      Fixture fixture, Writer writer, String investigation, Check check) {
    return EachInterpreter.test(interpreter -> {
      try (Made made = new CoreMaker().make(interpreter, fixture, writer)) {
        String where = made.sysroot().map(root -> " --sysroot '" + root + "'").orElse("");
        check.of(CommandLine.run(investigation.replace("CORE", "'" + made.core() + "'") + where));
      }
    });
  }

  private static void has(CommandLine ran, String... parts) {
    for (String part : parts) {
      assertTrue(ran.out().contains(part), part + " is not in:\n" + ran.out() + ran.err());
    }
  }

  @TestFactory
  Stream<DynamicTest> crashNamesAnObjectWhoseTypeWasOverwritten() {
    return each(
        Fixture.of("damaged.py", "abort"),
        KERNEL,
        "run crash CORE --exit-code",
        ran -> {
          assertEquals(3, ran.status(), ran.err());
          has(ran, "DAMAGED among them:", "its type pointer 0xdead0000 leads nowhere");
          assertFalse(ran.out().contains("are plausible"), ran.out());
        });
  }

  @TestFactory
  Stream<DynamicTest> crashFindsNothingWrongWithSoundObjects() {
    return each(
        Fixture.of("crash.py", "segv"),
        KERNEL,
        "run crash CORE",
        ran -> {
          has(ran, "Cause: SIGSEGV (11), segmentation fault", "are plausible");
          assertFalse(ran.out().contains("DAMAGED"), ran.out());
        });
  }

  @TestFactory
  Stream<DynamicTest> exceptionsFollowTheChainOfOneInFlight() {
    return each(
        Fixture.of("chained.py", "abort"),
        KERNEL,
        "run exceptions CORE --exit-code",
        ran -> {
          assertEquals(3, ran.status(), ran.err());
          has(ran, "NoPrice: no price for ink");
          boolean chains = ran.out().contains("role=cause");
          if (chains) { // an exception of Python 2 has no cause
            has(ran, "ValueError: invalid literal for int() with base 10: 'soon'", "in parse");
          } else {
            assertTrue(ran.out().contains("role=handled  type=__main__.NoPrice"), ran.out());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> importsNameTheModuleTheWaiterAndTheOwner() {
    return each(
        Fixture.of("importing.py", "abort"),
        KERNEL,
        "run imports CORE --exit-code",
        ran -> {
          assertEquals(3, ran.status(), ran.err());
          has(
              ran,
              "Modules that are half initialised",
              "half.py",
              "Threads that wait until another has imported a module:",
              "importer",
              "The owners, by their pthread:",
              "MainThread");
        });
  }

  @TestFactory
  Stream<DynamicTest> gcTellsThatACollectionRuns() {
    return each(
        Fixture.of("collecting.py", "abort"),
        KERNEL,
        "run gc CORE --exit-code",
        ran -> {
          if (ran.out().contains("cannot be told")) {
            // a stripped interpreter of a version that keeps the flag in a private variable
            assertTrue(ran.err().contains("has no symbols"), ran.err());
            return;
          }
          assertEquals(3, ran.status(), ran.err());
          has(ran, "A garbage collection is running.", "The collector is switched off");
        });
  }

  @TestFactory
  Stream<DynamicTest> subinterpretersAreListedWithTheirThreads() {
    return each(
        Fixture.of("subinterpreters.py", "abort"),
        KERNEL,
        "run subinterpreters CORE --exit-code",
        ran -> {
          assertEquals(3, ran.status(), ran.err());
          has(ran, "Their threads:", "Modules that each has imported:", "runs-0");
        });
  }

  @TestFactory
  Stream<DynamicTest> aCoreOfALivingProcessIsAskedWhatItWaitsFor() {
    return EachInterpreter.wanted().stream()
        .skip(Math.max(0, EachInterpreter.wanted().size() - 1))
        .map(interpreter ->
            DynamicTest.dynamicTest(
                interpreter.name(),
                () ->
                    EachInterpreter.run(
                        interpreter,
                        one -> {
                          Fixture waiting = Fixture.of("threads.py", "wait");
                          try (Made made = new CoreMaker().make(one, waiting, GCORE)) {
                            CommandLine ran = CommandLine.run("'" + made.core() + "' --exit-code");
                            assertEquals(0, ran.status(), ran.err());
                            has(
                                ran,
                                "written on demand: the process was alive",
                                "Threads that are blocked in a system call:",
                                "Worth running next:",
                                " --locals\n");
                          }
                        })));
  }
}
