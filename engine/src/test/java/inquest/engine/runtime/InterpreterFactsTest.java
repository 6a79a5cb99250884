package inquest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Unreadable;
import inquest.engine.object.ObjectHeap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Collector, import lock and GIL of an interpreter, in every layout that Inquest ships. */
class InterpreterFactsTest {
  private static final String ALL = "inquest.engine.runtime.InterpreterHeap#all";

  @ParameterizedTest
  @MethodSource(ALL)
  void theCollectorRunsWhereItsFlagSaysSo(InterpreterHeap python) {
    Optional<Map.Entry<String, Long>> state = python.collector();
    if (state.isEmpty()) {
      String why = assertThrows(Unreadable.class, () -> python.facts().collecting()).getMessage();
      assertTrue(why.contains("has no symbols"), why);
      return;
    }
    assertFalse(python.facts().collecting());
    python.heap().set(state.get().getValue(), state.get().getKey(), "gc.collecting", 1);
    assertTrue(python.facts().collecting());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void generationsHaveThresholdsAndCountsTheYoungestFirst(InterpreterHeap python) {
    Optional<Map.Entry<String, Long>> state = python.collector();
    if (state.isEmpty()) {
      assertThrows(Unreadable.class, () -> python.facts().generations());
      return;
    }
    ObjectHeap heap = python.heap();
    String struct = state.get().getKey();
    boolean array = heap.has(struct, "gc.generations");
    long first =
        state.get().getValue() + heap.offset(struct, array ? "gc.generations" : "gc.young");
    heap.set(first, "gc_generation", "threshold", 700);
    heap.set(first, "gc_generation", "count", 12);
    List<InterpreterFacts.Generation> generations = python.facts().generations();
    assertEquals(3, generations.size());
    assertEquals(new InterpreterFacts.Generation(700, 12), generations.getFirst());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theCollectorIsEnabledOrNotAndNothingElse(InterpreterHeap python) {
    Optional<Map.Entry<String, Long>> state = python.collector();
    if (state.isEmpty()) {
      String why =
          assertThrows(Unreadable.class, () -> python.facts().collectorEnabled()).getMessage();
      assertTrue(why.contains("no symbol enabled"), why);
      return;
    }
    assertFalse(python.facts().collectorEnabled());
    python.heap().set(state.get().getValue(), state.get().getKey(), "gc.enabled", 1);
    assertTrue(python.facts().collectorEnabled());
    python.heap().set(state.get().getValue(), state.get().getKey(), "gc.enabled", 77);
    assertThrows(Unreadable.class, () -> python.facts().collectorEnabled());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theImportLockIsSomebodysOnlyWhileItIsLocked(InterpreterHeap python) {
    ObjectHeap heap = python.heap();
    if (!heap.has("PyInterpreterState", "imports.lock.thread")) {
      String why =
          assertThrows(Unreadable.class, () -> python.facts().importLockOwner()).getMessage();
      assertTrue(why.contains("import_lock_thread"), why);
      return;
    }
    long interpreter = python.address();
    heap.set(interpreter, "PyInterpreterState", "imports.lock.thread", 0x7f12);
    assertEquals(OptionalLong.empty(), python.facts().importLockOwner());
    heap.set(interpreter, "PyInterpreterState", "imports.lock.mutex", 1);
    assertEquals(OptionalLong.of(0x7f12), python.facts().importLockOwner());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aGilOfItsOwnIsKnownWhereThereMayBeOne(InterpreterHeap python) {
    ObjectHeap heap = python.heap();
    if (!heap.has("PyInterpreterState", "ceval.own_gil")) {
      assertEquals(Optional.empty(), python.facts().ownGil());
      return;
    }
    assertEquals(Optional.of(false), python.facts().ownGil());
    heap.set(python.address(), "PyInterpreterState", "ceval.own_gil", 1);
    assertEquals(Optional.of(true), python.facts().ownGil());
  }
}
