package inquest.examples;

import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.stack.JoinedStack;
import inquest.examples.CoreMaker.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A program that goes from Python to C++, back, to Rust, back, to a module such as Cython makes,
 * back, and to C++ twice more: its stack reads in the order of the calls.
 */
class ExtensionStacksTest {
  /** What each step adds to the stack, oldest first, of what our own libraries have on it. */
  private static final Map<String, List<String>> STEPS =
      Map.of(
          "templates",
          List.of(
              "native chain_templates",
              "native long chain::repeat<long, 1>(int (*)(int), long)",
              "inlined chain::step"),
          "destructor",
          List.of(
              "native chain_destructor",
              "native chain::(anonymous namespace)::fails",
              "native chain::at_exit<int (*)(int)>::~at_exit()"),
          "rust",
          List.of(
              "native rust::rust_closure",
              "native rust::through",
              "inlined rust::through::{{closure}}",
              "inlined rust::rust_closure::{{closure}}"),
          "module",
          List.of("native __pyx_pw_7pyxlike_1apply", "inlined __pyx_pf_7pyxlike_apply"));

  @TestFactory
  Stream<DynamicTest> readInTheOrderOfTheCalls() {
    return EachInterpreter.test(interpreter -> {
      Fixture fixture = Extensions.all("abort", interpreter);
      try (CoreMaker.Made made = new CoreMaker().make(interpreter, fixture, KERNEL);
          JoinedStacks stacks = new JoinedStacks(made)) {
        JoinedStack joined = joined(made, stacks);
        assertEquals(
            String.join("\n", expected(fixture.more(), "finish")),
            String.join("\n", own(stacks.lines(joined))),
            () -> String.join("\n", stacks.lines(joined).toString()));
        assertEquals(List.of(), joined.notes());
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> goOnBelowTheHandlerOfASignal() {
    return Stream.of("crash_in_handler", "crash_on_own_stack")
        .flatMap(death ->
            EachInterpreter.test(
                Extensions::canCompileFor, interpreter -> crash(interpreter, death)));
  }

  private static void crash(Interpreter interpreter, String death) throws Exception {
    Fixture fixture = Extensions.all(death, interpreter);
    try (CoreMaker.Made made = new CoreMaker().make(interpreter, fixture, KERNEL);
        JoinedStacks stacks = new JoinedStacks(made)) {
      List<String> expected = new ArrayList<>(expected(fixture.more(), "finish"));
      expected.addAll(
          List.of(
              "native " + death,
              "inlined crash",
              "native touch",
              "signal",
              "native on_fault",
              "native give_up"));
      assertEquals(
          String.join("\n", expected), String.join("\n", own(stacks.lines(joined(made, stacks)))));
    }
  }

  private static JoinedStack joined(CoreMaker.Made made, JoinedStacks stacks) {
    Account.PyThread main = made.account().threads().getFirst();
    return stacks.joined(stacks.thread(main).orElseThrow());
  }

  private static List<String> expected(List<String> steps, String last) {
    List<String> expected = new ArrayList<>(List.of("python <module>"));
    for (String step : steps) {
      expected.addAll(List.of("python descend", "python <lambda>"));
      expected.addAll(STEPS.get(step));
      expected.add("python back");
    }
    expected.addAll(List.of("python descend", "python " + last));
    return expected;
  }

  /**
   * Python, signals, and what lies in our own libraries and files, without the standard library of
   * Rust.
   */
  private static List<String> own(List<StackLine> lines) {
    List<String> own = new ArrayList<>();
    for (StackLine line : lines) {
      boolean ours =
          List.of("chain.so", "rust.so", "pyxlike.so", "handler.so").contains(line.library())
              && !line.function().startsWith("core::")
              && !line.function().startsWith("<");
      if (line.signal()) {
        own.add("signal");
      } else if (line.isPython() || ours) {
        own.add(line.kind() + " " + line.function());
      }
    }
    return own;
  }
}
