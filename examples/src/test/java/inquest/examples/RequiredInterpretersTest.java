package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/**
 * The interpreters named in INQUEST_REQUIRED_INTERPRETERS are here, and cores of them can be made.
 */
class RequiredInterpretersTest {
  private final List<Interpreter> found = Interpreters.find();
  private final CoreMaker maker = new CoreMaker();

  @TestFactory
  Stream<DynamicTest> requiredInterpreterIsHereAndLeavesCores() {
    return Interpreters.required().stream().map(name -> dynamicTest(name, () -> check(name)));
  }

  private void check(String name) throws Exception {
    Interpreter interpreter =
        found.stream()
            .filter(one -> one.answersTo(name))
            .findFirst()
            .orElseGet(() -> fail(name + " is required and was not found; found are " + found));
    try (CoreMaker.Made made =
        maker.make(
            interpreter, CoreMaker.Fixture.of("crash.py", "abort"), CoreMaker.Writer.KERNEL)) {
      assertEquals("abort", made.account().death());
    } catch (TestAbortedException e) {
      fail(name + " is required and no core can be made of it: " + e.getMessage());
    }
  }
}
