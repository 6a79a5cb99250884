package inquest.examples;

import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.layout.PythonVersion;
import inquest.engine.runtime.PythonThread;
import inquest.engine.stack.JoinedStack;
import inquest.examples.CoreMaker.Fixture;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A program that is in Python, in C, in Python and in C again, run by every interpreter: its stacks
 * read in the order of the calls.
 */
class NativeStacksTest {
  private static final Fixture PROGRAM = Fixture.of("native.py", "abort");

  @TestFactory
  Stream<DynamicTest> readInTheOrderOfTheCalls() {
    return EachInterpreter.test(NativeStacksTest::check);
  }

  private static void check(Interpreter interpreter) throws Exception {
    try (CoreMaker.Made made = new CoreMaker().make(interpreter, PROGRAM, KERNEL);
        JoinedStacks stacks = new JoinedStacks(made)) {
      assertEquals(2, made.account().threads().size());
      for (Account.PyThread told : made.account().threads()) {
        PythonThread thread = stacks.thread(told).orElseThrow();
        JoinedStack joined = stacks.joined(thread);
        List<StackLine> lines = stacks.lines(joined);
        String all = String.join("\n", lines.stream().map(StackLine::toString).toList());
        assertEquals(expected(told), python(lines), all);
        below("within", "key", lines, all, "list.sort stands", NativeStacksTest::isInterpreter);
        below("key", "compare", lines, all, "ctypes stands", NativeStacksTest::isCtypes);
        below("key", "compare", lines, all, "qsort stands", NativeStacksTest::isLibc);
        innermost(told, lines, all);
        matched(stacks, joined, all);
      }
    }
  }

  private static List<String> expected(Account.PyThread told) {
    return told.frames().stream().map(f -> f.function() + ":" + f.line()).toList();
  }

  private static List<String> python(List<StackLine> lines) {
    return lines.stream()
        .filter(StackLine::isPython)
        .map(l -> l.function() + ":" + l.line())
        .toList();
  }

  /** A frame that fits stands where one Python function called another through C. */
  private static void below(
      String caller,
      String called,
      List<StackLine> lines,
      String all,
      String what,
      Predicate<StackLine> fits) {
    int from = indexOf(caller, lines);
    int to = indexOf(called, lines);
    assertTrue(from >= 0 && from < to, all);
    assertTrue(
        lines.subList(from + 1, to).stream().noneMatch(StackLine::isPython),
        caller + " calls " + called + " through C: " + all);
    assertTrue(
        lines.subList(from + 1, to).stream().anyMatch(fits),
        what + " between " + caller + " and " + called + ": " + all);
  }

  private static int indexOf(String function, List<StackLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isPython() && lines.get(i).function().equals(function)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isInterpreter(StackLine line) {
    return line.in("python") || line.in("libpython");
  }

  /** {@code libc.so.6}, before 2.34 {@code libc-2.31.so}. */
  private static boolean isLibc(StackLine line) {
    return line.in("libc.so") || line.in("libc-");
  }

  /** Some builds have ctypes and libffi in the interpreter. */
  private static boolean isCtypes(StackLine line) {
    return line.in("_ctypes") || line.in("libffi") || isInterpreter(line);
  }

  /** One thread died in abort, the other waits for a lock. */
  private static void innermost(Account.PyThread told, List<StackLine> lines, String all) {
    assertTrue(isLibc(lines.getLast()) || lines.getLast().in("libpthread"), all);
    int last = lines.size() - 1;
    while (!lines.get(last).isPython()) {
      last--;
    }
    assertEquals(told.frames().getLast().function(), lines.get(last).function(), all);
    if (told.main()) {
      assertTrue(
          lines.subList(last, lines.size()).stream()
              .anyMatch(l -> isLibc(l) && l.function().contains("abort")),
          all);
    }
  }

  private static void matched(JoinedStacks stacks, JoinedStack joined, String all) {
    PythonVersion version = stacks.python().version();
    if (version.compareTo(PythonVersion.ofMinor(3, 11)) >= 0) {
      assertEquals(JoinedStack.Match.EXACT, joined.match(), all);
    } else {
      assertNotEquals(JoinedStack.Match.APART, joined.match(), all);
      assertNotEquals(JoinedStack.Match.ONE_KIND, joined.match(), all);
    }
    assertEquals(List.of(), joined.notes(), all);
  }
}
