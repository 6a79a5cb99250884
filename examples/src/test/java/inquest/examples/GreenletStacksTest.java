package inquest.examples;

import static inquest.examples.CoreMaker.Writer.KERNEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Note;
import inquest.engine.stack.JoinedStack;
import inquest.examples.CoreMaker.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Callbacks below numpy in greenlets, with the packages that a distribution has for its Python. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GreenletStacksTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3.11");
  private static final String NUMPY = "_multiarray_umath";

  private CoreMaker.Made made;
  private JoinedStacks stacks;
  private JoinedStack joined;
  private List<StackLine> lines;

  @BeforeAll
  void makeACore() throws Exception {
    if (!hasPackages()) {
      throw Skip.because(
          "numpy and greenlet", PYTHON + " with both of them (python3-numpy, python3-greenlet)");
    }
    Interpreter interpreter =
        new Interpreter("path-3.11", PYTHON, Optional.empty(), Map.of("OPENBLAS_NUM_THREADS", "1"));
    made = new CoreMaker().make(interpreter, Fixture.of("greenlets.py", "abort"), KERNEL);
    stacks = new JoinedStacks(made);
    Account.PyThread main = made.account().threads().getFirst();
    joined = stacks.joined(stacks.thread(main).orElseThrow());
    lines = stacks.lines(joined);
  }

  private static boolean hasPackages() throws InterruptedException {
    if (!Files.isExecutable(PYTHON)) {
      return false;
    }
    try {
      return new ProcessBuilder(PYTHON.toString(), "-c", "import numpy, greenlet")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @AfterAll
  void removeIt() {
    if (stacks != null) {
      stacks.close();
    }
    if (made != null) {
      made.close();
    }
  }

  @Test
  void pythonFramesAreThoseOfTheCurrentGreenlet() {
    assertEquals(
        made.account().threads().getFirst().frames().stream().map(Account.Frame::function).toList(),
        lines.stream().filter(StackLine::isPython).map(StackLine::function).toList());
    assertEquals(JoinedStack.Match.EXACT, joined.match());
  }

  @Test
  void framesOfNumpyStandBetweenVectorizeAndItsFunction() {
    assertTrue(
        between("_vectorize_call", "dies").stream().allMatch(l -> l.in(NUMPY) || l.in("python")));
    assertTrue(between("_vectorize_call", "dies").stream().anyMatch(l -> l.in(NUMPY)));
    assertTrue(between("second", "key").stream().allMatch(l -> l.in("python")));
    assertFalse(between("second", "key").isEmpty());
  }

  /** A greenlet starts on top of the native stack of the one that switches to it. */
  @Test
  void frameOfTheGreenletsBelowAreNativeOnly() {
    List<StackLine> below = lines.subList(0, indexOf("second"));
    assertTrue(below.stream().noneMatch(StackLine::isPython));
    assertTrue(below.stream().anyMatch(l -> l.in(NUMPY)), "numpy.apply_along_axis of the first");
    assertEquals(
        2,
        below.stream()
            .filter(l -> l.function().startsWith("greenlet::UserGreenlet::g_switch"))
            .count());
  }

  @Test
  void aNoteSaysThatPythonOfOtherGreenletsIsMissing() {
    long loops =
        lines.stream().filter(l -> l.function().startsWith("_PyEval_EvalFrameDefault")).count();
    assertEquals(
        List.of(
            Note.info(
                "",
                loops
                    + " native frames run Python frames that are not in this stack: of another"
                    + " greenlet or another thread state")),
        joined.notes());
  }

  @Test
  void nativeFramesAreThoseOfGdb() throws Exception {
    assertEquals(List.of(), GdbComparison.differences(made));
  }

  private List<StackLine> between(String caller, String called) {
    List<StackLine> between = lines.subList(indexOf(caller) + 1, indexOf(called));
    assertTrue(between.stream().noneMatch(StackLine::isPython), between.toString());
    return between;
  }

  private int indexOf(String function) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isPython() && lines.get(i).function().equals(function)) {
        return i;
      }
    }
    throw new AssertionError(function + " in " + lines);
  }
}
