package inquest.examples;

import static inquest.examples.CoreMaker.Writer.GCORE;
import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.examples.CoreMaker.Fixture;
import inquest.examples.CoreMaker.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every interpreter of this machine runs the fixture programs; the report of each core says what
 * the program said of itself.
 */
class InterpretersTest {
  /** What runs, who writes the core, and whether locals are compared. */
  private record Case(Fixture fixture, Writer writer, boolean locals) {
    @Override
    public String toString() {
      return fixture + ", " + writer + (locals ? ", locals" : "");
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(Fixture.of("threads.py", "wait", "spin"), KERNEL, true),
          new Case(Fixture.of("threads.py", "wait", "spin"), GCORE, false),
          new Case(Fixture.of("values.py", "wait"), KERNEL, true),
          new Case(Fixture.of("names.py", "abort"), KERNEL, false),
          new Case(Fixture.of("generators.py", "segv"), KERNEL, true),
          new Case(Fixture.of("exceptions.py", "abort"), KERNEL, true),
          new Case(Fixture.of("collecting.py", "abort"), KERNEL, true),
          new Case(Fixture.of("finalizing.py", "abort"), KERNEL, false),
          new Case(Fixture.of("subinterpreters.py", "abort"), KERNEL, false),
          new Case(Fixture.of("deep.py", "abort", "5000"), KERNEL, false));

  @TestFactory
  Stream<DynamicContainer> reportSaysWhatTheProgramSaid() {
    return EachInterpreter.wanted().stream()
        .map(interpreter -> dynamicContainer(interpreter.name(), tests(interpreter)));
  }

  private static Stream<DynamicTest> tests(Interpreter interpreter) {
    return CASES.stream()
        .map(one ->
            dynamicTest(
                interpreter + " " + one,
                () -> EachInterpreter.run(interpreter, i -> check(i, one))));
  }

  private static void check(Interpreter interpreter, Case one) throws Exception {
    try (CoreMaker.Made made = new CoreMaker().make(interpreter, one.fixture(), one.writer())) {
      List<String> differences =
          Comparison.differences(
              made.account(),
              Product.report(made.core(), made.sysroot(), one.locals()),
              one.locals(),
              made.lossy());
      assertEquals("", String.join("\n", differences));
    }
  }
}
