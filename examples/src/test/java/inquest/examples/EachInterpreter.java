package inquest.examples;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.examples.CoreMaker.Unsupported;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** Makes a test of every interpreter of this machine. Those that are required are not skipped. */
final class EachInterpreter {
  /** A regular expression: only interpreters whose name has it are tested. For developers. */
  private static final String ONLY = "INQUEST_ONLY_INTERPRETERS";

  private EachInterpreter() {}

  /** What is tested. */
  @FunctionalInterface
  interface Check {
    void of(Interpreter interpreter) throws Exception;
  }

  /** All that were found, or those that a developer asked for. */
  static List<Interpreter> wanted() {
    List<Interpreter> interpreters = Interpreters.find();
    if (interpreters.isEmpty()) {
      System.err.println("SKIPPED all interpreters: none was found on this machine");
    }
    String only = System.getenv(ONLY);
    return interpreters.stream()
        .filter(interpreter -> only == null || interpreter.name().matches(".*(" + only + ").*"))
        .toList();
  }

  static Stream<DynamicTest> test(Check check) {
    return test(interpreter -> true, check);
  }

  /** Of those that fit; the others are left out without a word. */
  static Stream<DynamicTest> test(Predicate<Interpreter> fits, Check check) {
    return wanted().stream()
        .filter(fits)
        .map(interpreter -> dynamicTest(interpreter.name(), () -> run(interpreter, check)));
  }

  /** Runs a check; where the interpreter is required and the check ends as skipped, it fails. */
  static void run(Interpreter interpreter, Check check) throws Exception {
    try {
      check.of(interpreter);
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
