package inquest.examples;

import static inquest.examples.CoreMaker.Writer.GCORE;
import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.examples.CoreMaker.Fixture;
import inquest.examples.CoreMaker.Unsupported;
import inquest.examples.CoreMaker.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * Every interpreter of this machine runs the fixture programs; the report of each core says what
 * the program said of itself.
 */
class InterpretersTest {
  /** A regular expression: only interpreters whose name has it are tested. For developers. */
  private static final String ONLY = "INQUEST_ONLY_INTERPRETERS";

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
    List<Interpreter> interpreters = Interpreters.find();
    if (interpreters.isEmpty()) {
      System.err.println("SKIPPED all interpreters: none was found on this machine");
    }
    String only = System.getenv(ONLY);
    return interpreters.stream()
        .filter(interpreter -> only == null || interpreter.name().matches(".*(" + only + ").*"))
        .map(interpreter -> dynamicContainer(interpreter.name(), tests(interpreter)));
  }

  private static Stream<DynamicTest> tests(Interpreter interpreter) {
    return CASES.stream()
        .map(one -> dynamicTest(interpreter + " " + one, () -> check(interpreter, one)));
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
    } catch (Unsupported e) {
      throw e;
    } catch (TestAbortedException e) {
      if (Interpreters.required().stream().anyMatch(interpreter::answersTo)) {
        fail(interpreter + " is required: " + e.getMessage());
      }
      throw e;
    }
  }
}
