package inquest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Limits;
import inquest.engine.target.Mapping;
import inquest.engine.target.NativeThread;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finding an interpreter that no symbol names, in every layout that Inquest ships. */
class RootSearchTest {
  private static final String ALL = "inquest.engine.runtime.InterpreterHeap#all";
  private static final long PTHREAD = 0x7fff_0000_1000L;

  private static Optional<RootSearch.Found> scanned(InterpreterHeap heap, NativeThread... natives) {
    Mapping data = heap.data();
    OneProcess process =
        new OneProcess(heap.heap().memory(), List.of(natives), List.of(), List.of(data));
    return new RootSearch(process, heap.heap().memory(), heap.heap().layout(), Limits.defaults())
        .scannedEverywhere();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void findsTheInterpreterAmongTheWordsOfAModule(InterpreterHeap heap) {
    heap.thread(PTHREAD, Optional.empty());
    RootSearch.Found found = scanned(heap, OneProcess.blocked(1, PTHREAD, 0, 0)).orElseThrow();
    assertEquals(heap.address(), found.root().head());
    assertEquals(
        InterpreterCheck.THREADS + InterpreterCheck.MODULES + InterpreterCheck.NATIVE,
        found.score());
    assertEquals(
        heap.heap().layout().find("_PyRuntimeState").isPresent(),
        found.root().runtime().isPresent());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void refusesOneWhoseThreadsBelongToAnother(InterpreterHeap heap) {
    heap.thread(PTHREAD, Optional.empty());
    long newest = heap.thread(PTHREAD + 64, Optional.empty());
    heap.heap().set(newest, "PyThreadState", "interp", heap.address() + 8);
    assertTrue(scanned(heap).isEmpty());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void refusesOneWithoutThreads(InterpreterHeap heap) {
    assertTrue(scanned(heap).isEmpty());
  }
}
