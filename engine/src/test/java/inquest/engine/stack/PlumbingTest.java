package inquest.engine.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.stack.StackEntry.Part;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden of a stack because it only carries calls on. */
class PlumbingTest {
  private final Plumbing plumbing = Plumbing.shipped();

  private List<Part> parts(StackWriter stack) {
    return stack.frames().stream().map(plumbing::part).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PyObject_Vectorcall",
        "_PyObject_MakeTpCall",
        "PyEval_EvalCodeEx",
        "cfunction_vectorcall_FASTCALL_KEYWORDS",
        "_PyEval_EvalFrameDefault",
        "_TAIL_CALL_CALL",
        "py::jit:executor",
        "gen_send_ex",
        "slot_tp_call",
        "t_bootstrap",
        "Py_RunMain",
      })
  void functionsBetweenPythonAndWhatItCallsCarryCalls(String function) {
    assertTrue(plumbing.carriesCall(function));
    assertFalse(plumbing.starts(function));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list_sort_impl",
        "builtin_sorted",
        "os_abort",
        "PyThread_acquire_lock_timed",
        "take_gil",
        "collect",
        "PyErr_Print",
        "",
      })
  void functionsThatDoWorkDoNot(String function) {
    assertFalse(plumbing.carriesCall(function));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_start", "start_thread", "clone", "__clone3", "__libc_start_main_impl", "clone3"})
  void whatStartsThreadsAndProgramsIsKnown(String function) {
    assertTrue(plumbing.starts(function));
  }

  @ParameterizedTest
  @CsvSource({
    "function_call.cold, function_call",
    "function_call.constprop.0, function_call",
    "type_call@localalias, type_call",
    "type_call, type_call",
    ".hidden, .hidden",
    "@odd, @odd",
  })
  void partsThatACompilerMadeGoWithTheWhole(String part, String whole) {
    assertEquals(whole, Plumbing.whole(part));
    assertEquals(plumbing.carriesCall(whole), plumbing.carriesCall(part));
  }

  @Test
  void theInnermostFrameIsAlwaysShown() {
    StackWriter stack = new StackWriter().interpreter("PyObject_Call").interpreter("PyObject_Call");
    assertEquals(List.of(Part.WORK, Part.PLUMBING), parts(stack));
  }

  @Test
  void callsAreCarriedByTheInterpreterOnly() {
    StackWriter stack = new StackWriter().library("abort").library("PyObject_Call");
    assertEquals(List.of(Part.WORK, Part.WORK), parts(stack));
  }

  @Test
  void whatStartsAThreadIsHiddenInTheCLibraryAndShownInAnyOther() {
    StackWriter stack =
        new StackWriter().library("abort").system("start_thread").library("clone").system("qsort");
    assertEquals(List.of(Part.WORK, Part.PLUMBING, Part.WORK, Part.WORK), parts(stack));
  }

  @Test
  void whereAProgramStartsIsHiddenWhateverProgramItIs() {
    StackWriter stack = new StackWriter().library("abort").library("main").library("_start");
    assertEquals(List.of(Part.WORK, Part.WORK, Part.PLUMBING), parts(stack));
  }

  @Test
  void namelessFunctionsOfTheInterpreterAreToldApart() {
    StackWriter stack = new StackWriter().library("abort").nameless().nowhere();
    assertEquals(List.of(Part.WORK, Part.NAMELESS, Part.WORK), parts(stack));
  }

  @Test
  void aLoopThatCouldNotBeMatchedIsShownAsWhatItIs() {
    StackWriter stack =
        new StackWriter()
            .library("abort")
            .interpreter("_PyEval_EvalFrameDefault.cold")
            .interpreter("list_sort_impl");
    assertEquals(List.of(Part.WORK, Part.EVALUATION, Part.WORK), parts(stack));
  }
}
