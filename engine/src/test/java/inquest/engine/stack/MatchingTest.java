package inquest.engine.stack;

import static inquest.engine.stack.StackWriter.LOOP;
import static inquest.engine.stack.StackWriter.run;
import static inquest.engine.stack.StackWriter.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.runtime.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which native frame runs which Python frames. */
class MatchingTest {
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final long A = 0x7f00_0000_1000L;
  private static final long B = 0x7f00_0000_2000L;
  private static final long C = 0x7f00_0000_3000L;

  private final StackWriter stack = new StackWriter();

  private Matching matching(Activation... runs) {
    return new Matching(stack, stack.frames(), List.of(runs));
  }

  /** For each native frame which run it has; -1 where it has none. */
  private List<Integer> found(Matching matching, Activation... runs) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < stack.frames().size(); i++) {
      found.add(matching.at(i) == null ? -1 : List.of(runs).indexOf(matching.at(i)));
    }
    return found;
  }

  private static Activation anchored(int frame, long... python) {
    return run(OptionalLong.of(within(frame)), python);
  }

  @Test
  void whatARunKeepsInItsFrameTellsWhichFrameItIs() {
    stack.library("abort").interpreter(LOOP).interpreter("PyObject_Call").interpreter(LOOP);
    Activation[] runs = {anchored(1, A, B), anchored(3, C)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(-1, 0, -1, 1), found(matching, runs));
    assertTrue(matching.exact());
    assertEquals(2, matching.matched());
    assertEquals(0, matching.foreign());
  }

  /** The loop calls what instructions do in tail calls: the anchor lies in the caller's frame. */
  @Test
  void functionsThatTheLoopTailCallsAreNotWhatRunsIt() {
    stack
        .library("qsort")
        .interpreter("_TAIL_CALL_CALL_KW")
        .interpreter("_TAIL_CALL_CALL")
        .interpreter(LOOP)
        .interpreter("_PyEval_Vector");
    Activation[] runs = {anchored(3, A)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(-1, -1, -1, 0, -1), found(matching, runs));
  }

  @Test
  void codeInNoModuleBelowTheLoopIsNoObstacle() {
    stack.library("abort").nowhere().nowhere().nameless().library("main");
    Activation[] runs = {anchored(3, A, B, C)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(-1, -1, -1, 0, -1), found(matching, runs));
    assertTrue(matching.exact());
  }

  @Test
  void loopsOfOtherChainsBetweenAreCounted() {
    stack.interpreter(LOOP).interpreter(LOOP).library("g_switch").interpreter(LOOP);
    Activation[] runs = {anchored(0, A)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(0, -1, -1, -1), found(matching, runs));
    assertEquals(2, matching.foreign());
  }

  @Test
  void aMatchIsInferredWhereTheEndOfTheFrameWasGuessed() {
    stack.library("abort").withGuessedEnds().nameless().library("main");
    Activation[] runs = {anchored(1, A)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(-1, 0, -1), found(matching, runs));
    assertFalse(matching.exact());
  }

  @Test
  void anchorsOutsideOfAWholeStackAreNoMatch() {
    stack.library("abort").interpreter(LOOP);
    assertFalse(matching(run(OptionalLong.of(0x1234), A)).run(true));
  }

  @Test
  void anchorsInTheWrongOrderAreNoMatch() {
    stack.interpreter(LOOP).interpreter(LOOP);
    assertFalse(matching(anchored(1, A), anchored(0, B)).run(true));
  }

  @Test
  void ofATruncatedStackTheInnermostRunsAreMatched() {
    stack.library("abort").interpreter(LOOP);
    Activation[] runs = {anchored(1, A), run(OptionalLong.of(0x7ffd_0000_0000L), B)};
    Matching matching = matching(runs);
    assertTrue(matching.run(false));
    assertEquals(List.of(-1, 0), found(matching, runs));
    assertEquals(1, matching.matched());
  }

  @Test
  void aTruncatedStackWithoutARunIsNoMatch() {
    stack.library("abort").library("qsort");
    assertFalse(matching(run(OptionalLong.of(0x7ffd_0000_0000L), A)).run(false));
    assertFalse(matching(run(NONE, A)).run(false));
  }

  @Test
  void withoutAnchorsAsManyLoopsAsRunsAreMatchedInOrder() {
    stack.library("abort").interpreter(LOOP).interpreter("call_function").interpreter(LOOP);
    Activation[] runs = {run(NONE, A), run(NONE, B)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(-1, 0, -1, 1), found(matching, runs));
    assertFalse(matching.exact());
  }

  @Test
  void inOrderIsExactWhereEachLoopHasItsFrameOnTheStack() {
    stack.interpreter(LOOP, 7, A).interpreter("call_function").interpreter(LOOP, B);
    Matching matching = matching(run(NONE, A), run(NONE, B));
    assertTrue(matching.run(true));
    assertTrue(matching.exact());
  }

  @Test
  void oneAnchorThatIsNotKnownMakesTheOrderDecide() {
    stack.interpreter(LOOP).interpreter(LOOP);
    Activation[] runs = {anchored(0, A), run(NONE, B)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(0, 1), found(matching, runs));
    assertFalse(matching.exact());
  }

  @Test
  void ofLoopsOfTwoThreadStatesThoseThatHaveTheFramesAreMatched() {
    stack
        .interpreter(LOOP, A)
        .interpreter("run_string")
        .interpreter(LOOP, 0x1111)
        .interpreter(LOOP, B);
    Activation[] runs = {run(NONE, A), run(NONE, B)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(0, -1, -1, 1), found(matching, runs));
    assertFalse(matching.exact());
    assertEquals(1, matching.foreign());
  }

  @Test
  void fewerLoopsThanRunsInAWholeStackAreNoMatch() {
    stack.interpreter(LOOP, A).library("main");
    assertFalse(matching(run(NONE, A), run(NONE, B)).run(true));
  }

  @Test
  void fewerLoopsThanRunsAreTheInnermostOfATruncatedStack() {
    stack.interpreter(LOOP, A).library("main");
    Activation[] runs = {run(NONE, A), run(NONE, B)};
    Matching matching = matching(runs);
    assertTrue(matching.run(false));
    assertEquals(List.of(0, -1), found(matching, runs));
    assertEquals(1, matching.matched());
  }

  @Test
  void theLoopOfPython2HasAnotherName() {
    stack.interpreter("PyEval_EvalFrameEx").interpreter("PyEval_EvalFrameEx.part.0");
    Activation[] runs = {run(NONE, A), run(NONE, B)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(0, 1), found(matching, runs));
  }

  /** In Python 3 that name only calls the loop. */
  @Test
  void thatNameIsNoLoopWhereTheOtherIsThereToo() {
    stack.interpreter(LOOP).interpreter("PyEval_EvalFrameEx").library("main");
    Activation[] runs = {run(NONE, A)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(0, -1, -1), found(matching, runs));
  }

  @Test
  void aPartOfTheLoopThatNothingNamesIsFoundByItsFrame() {
    stack.library("abort").nameless(A).interpreter("call_function").interpreter(LOOP, B);
    Activation[] runs = {run(NONE, A), run(NONE, B)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(-1, 0, -1, 1), found(matching, runs));
  }

  @Test
  void aNamelessFunctionThatWasGivenTheFrameIsNotTheLoop() {
    stack.nameless(A).interpreter(LOOP, A).library("main");
    Activation[] runs = {run(NONE, A)};
    Matching matching = matching(runs);
    assertTrue(matching.run(true));
    assertEquals(List.of(-1, 0, -1), found(matching, runs));
  }

  @Test
  void namelessFramesOfOtherLibrariesAreNeverTheLoop() {
    stack.nowhere(A).library("main");
    assertFalse(matching(run(NONE, A)).run(true));
  }

  @Test
  void randomStacksAlwaysEnd() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      StackWriter any = new StackWriter();
      for (int f = random.nextInt(12); f > 0; f--) {
        long word = random.nextBoolean() ? A : random.nextLong();
        switch (random.nextInt(4)) {
          case 0 -> any.interpreter(LOOP, word);
          case 1 -> any.nameless(word);
          case 2 -> any.interpreter("PyEval_EvalFrameEx", word);
          default -> any.library("f", word);
        }
      }
      List<Activation> runs = new ArrayList<>();
      for (int r = random.nextInt(6); r > 0; r--) {
        OptionalLong anchor =
            random.nextBoolean() ? NONE : OptionalLong.of(within(random.nextInt(14)));
        runs.add(run(anchor, random.nextBoolean() ? A : random.nextLong()));
      }
      Matching matching = new Matching(any, any.frames(), runs);
      boolean all = matching.run(random.nextBoolean());
      assertTrue(matching.matched() <= runs.size());
      assertTrue(!all || runs.isEmpty() || matching.matched() > 0);
    }
  }
}
