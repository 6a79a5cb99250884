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
    return EachInterpreter.test(interpreter -> check(interpreter, PROGRAM));
  }

  /** Of C++, Rust and signal handlers, where the interpreter has headers for a module in C. */
  @TestFactory
  Stream<DynamicTest> framesOfExtensionsAreThoseOfGdb() {
    return EachInterpreter.test(
        Extensions::canCompileFor,
        interpreter -> check(interpreter, Extensions.all("abort", interpreter)));
  }

  @TestFactory
  Stream<DynamicTest> framesBelowASignalHandlerAreThoseOfGdb() {
    return Stream.of("crash_in_handler", "crash_on_own_stack")
        .flatMap(death ->
            EachInterpreter.test(
                Extensions::canCompileFor,
                interpreter -> check(interpreter, Extensions.all(death, interpreter))));
  }

  private static void check(Interpreter interpreter, Fixture fixture) throws Exception {
    try (CoreMaker.Made made = new CoreMaker().make(interpreter, fixture, KERNEL)) {
      assertEquals(List.of(), GdbComparison.differences(made));
    }
  }
}
