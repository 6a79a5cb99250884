package inquest.engine.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Unreadable;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FutureDecoderTest {
  private static final String PYTHON3 = "inquest.engine.object.Heaps#python3";

  private static Ref task(ObjectHeap heap) {
    return heap.object("TaskObj", heap.type("_asyncio.Task", 0, 0));
  }

  private static Plumbing.Future read(ObjectHeap heap, Ref ref) {
    return (Plumbing.Future) heap.objects().value(ref);
  }

  @ParameterizedTest
  @MethodSource(PYTHON3)
  void readsWhatATaskRunsAndWaitsFor(ObjectHeap heap) {
    Ref ref = task(heap);
    Ref coroutine = heap.integer(1);
    Ref future = heap.integer(2);
    Ref name = heap.str("Task-1");
    heap.set(ref.address(), "TaskObj", "task_coro", coroutine.address());
    heap.set(ref.address(), "TaskObj", "task_fut_waiter", future.address());
    heap.setIfPresent(ref.address(), "TaskObj", "task_name", name.address());
    Plumbing.Future read = read(heap, ref);
    assertEquals(Plumbing.Future.State.PENDING, read.state());
    assertEquals(
        Optional.of(
            new Plumbing.Future.Work(
                heap.has("TaskObj", "task_name") ? Optional.of(name) : Optional.empty(),
                Optional.of(coroutine),
                Optional.of(future),
                false)),
        read.work());
  }

  @ParameterizedTest
  @MethodSource(PYTHON3)
  void knowsThatATaskWasAskedToEnd(ObjectHeap heap) {
    Ref ref = task(heap);
    heap.set(ref.address(), "TaskObj", "task_must_cancel", 1);
    heap.setIfPresent(ref.address(), "TaskObj", "task_num_cancels_requested", 1);
    assertTrue(read(heap, ref).work().orElseThrow().cancelling());
  }

  @ParameterizedTest
  @MethodSource(PYTHON3)
  void whatIsNoneIsNotSet(ObjectHeap heap) {
    Ref ref = task(heap);
    long none = heap.none().address();
    for (String field : new String[] {"exception", "callbacks", "source_tb", "fut_waiter"}) {
      heap.set(ref.address(), "TaskObj", "task_" + field, none);
    }
    heap.set(ref.address(), "TaskObj", "task_result", none);
    heap.set(ref.address(), "TaskObj", "task_state", 2);
    Plumbing.Future read = read(heap, ref);
    assertEquals(Optional.of(new Ref(none)), read.result());
    assertEquals(Optional.empty(), read.exception());
    assertEquals(Optional.empty(), read.callbacks());
    assertEquals(Optional.empty(), read.created());
    assertEquals(Optional.empty(), read.work().orElseThrow().waitsFor());
  }

  @ParameterizedTest
  @MethodSource(PYTHON3)
  void readsWhatAFutureCalls(ObjectHeap heap) {
    Ref ref = heap.object("FutureObj", heap.type("_asyncio.Future", 0, 0));
    Ref first = heap.integer(1);
    Ref others = heap.list(heap.tuple(heap.integer(2), heap.none()));
    heap.setIfPresent(ref.address(), "FutureObj", "fut_callback0", first.address());
    heap.set(ref.address(), "FutureObj", "fut_callbacks", others.address());
    Plumbing.Future read = read(heap, ref);
    assertEquals(
        heap.has("FutureObj", "fut_callback0") ? Optional.of(first) : Optional.empty(),
        read.callback());
    assertEquals(Optional.of(others), read.callbacks());
    assertFalse(read.work().isPresent());
  }

  @ParameterizedTest
  @MethodSource(PYTHON3)
  void refusesAStateThatIsNone(ObjectHeap heap) {
    Ref ref = task(heap);
    heap.set(ref.address(), "TaskObj", "task_state", 3);
    Unreadable failure = assertThrows(Unreadable.class, () -> heap.objects().value(ref));
    assertTrue(failure.getMessage().endsWith(": task_state is 3"), failure.getMessage());
  }
}
