package inquest.examples;

import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.examples.CoreMaker.Fixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Native stacks of every interpreter are those that gdb tells of the same core. */
class GdbStacksTest {
  private static final Fixture PROGRAM = Fixture.of("native.py", "abort");

  @TestFactory
  Stream<DynamicTest> nativeFramesAreThoseOfGdb() {
    return EachInterpreter.test(GdbStacksTest::check);
  }

  private static void check(Interpreter interpreter) throws Exception {
    try (CoreMaker.Made made = new CoreMaker().make(interpreter, PROGRAM, KERNEL)) {
      assertEquals(List.of(), GdbComparison.differences(made));
    }
  }
}
