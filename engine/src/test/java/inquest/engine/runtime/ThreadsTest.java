package inquest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.target.NativeThread;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads, their names, the GIL and the kernel's threads, in every layout that Inquest ships. */
class ThreadsTest {
  private static final String ALL = "inquest.engine.runtime.InterpreterHeap#all";
  private static final long FIRST = 0x7fff_0000_1000L;
  private static final long SECOND = 0x7fff_0000_2000L;

  private static NativeThread running(int tid, long pointer) {
    return OneProcess.blocked(tid, pointer, 0, 0);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void areNumberedFromTheOldestOn(InterpreterHeap heap) {
    long oldest = heap.thread(FIRST, Optional.empty());
    long newest = heap.thread(SECOND, Optional.empty());
    List<PythonThread> threads = heap.read().threads();
    assertEquals(List.of(oldest, newest), threads.stream().map(PythonThread::address).toList());
    assertEquals(List.of(1, 2), threads.stream().map(PythonThread::number).toList());
    assertEquals(List.of(true, false), threads.stream().map(PythonThread::main).toList());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void haveTheNamesThatThreadingGaveThem(InterpreterHeap heap) {
    heap.thread(FIRST, Optional.of("MainThread"));
    heap.thread(SECOND, Optional.of("Arbeiter-ß"));
    heap.thread(SECOND + 64, Optional.empty());
    assertEquals(
        List.of(Optional.of("MainThread"), Optional.of("Arbeiter-ß"), Optional.empty()),
        heap.read().threads().stream().map(PythonThread::name).toList());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void areJoinedByTheirPthread(InterpreterHeap heap) {
    heap.thread(FIRST, Optional.empty());
    heap.thread(SECOND, Optional.empty());
    List<PythonThread> threads = heap.read(running(22, SECOND), running(11, FIRST)).threads();
    assertEquals(
        List.of(OptionalInt.of(11), OptionalInt.of(22)),
        threads.stream().map(PythonThread::tid).toList());
    assertEquals(NativeJoin.How.PTHREAD, threads.getFirst().nativeThread().orElseThrow().how());
    assertEquals(
        List.of(false, true),
        threads.stream().map(PythonThread::crashed).toList(),
        "the core's first thread took the signal");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void areNotJoinedWithoutEvidence(InterpreterHeap heap) {
    heap.thread(FIRST, Optional.empty());
    heap.thread(SECOND, Optional.empty());
    assertEquals(
        List.of(OptionalInt.empty(), OptionalInt.empty()),
        heap.read(running(11, 0x1234)).threads().stream().map(PythonThread::tid).toList());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void holdTheGilOrDoNot(InterpreterHeap heap) {
    heap.thread(FIRST, Optional.empty());
    heap.giveGil(heap.thread(SECOND, Optional.empty()));
    List<PythonThread> threads = heap.read().threads();
    assertEquals(new Verdict.No("another thread holds the GIL"), threads.get(0).holdsGil());
    assertTrue(threads.get(1).holdsGil().isYes(), threads.get(1).holdsGil().toString());
    assertEquals(new Verdict.No("it holds the GIL"), threads.get(1).wantsGil());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void waitForTheGilInAFutexInsideIt(InterpreterHeap heap) {
    heap.thread(FIRST, Optional.empty());
    heap.giveGil(heap.thread(SECOND, Optional.empty()));
    long inside = heap.gil() + 16;
    NativeThread waiting = OneProcess.blocked(11, FIRST, OneProcess.FUTEX, inside);
    assertEquals(
        new Verdict.Yes("it waits in futex at 0x" + Long.toHexString(inside) + ", in the GIL"),
        heap.read(waiting).threads().getFirst().wantsGil());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void doNotWaitForTheGilInAnotherFutex(InterpreterHeap heap) {
    heap.thread(FIRST, Optional.empty());
    heap.giveGil(heap.thread(SECOND, Optional.empty()));
    NativeThread elsewhere = OneProcess.blocked(11, FIRST, OneProcess.FUTEX, heap.gil() - 16);
    List<PythonThread> threads = heap.read(elsewhere).threads();
    assertEquals(new Verdict.No("its system call is not on the GIL"), threads.get(0).wantsGil());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void withoutAKernelsThreadMayOrMayNotWait(InterpreterHeap heap) {
    heap.thread(FIRST, Optional.empty());
    heap.giveGil(0);
    PythonThread thread = heap.read().threads().getFirst();
    assertInstanceOf(Verdict.No.class, thread.holdsGil());
    assertEquals(new Verdict.Unknown("its native thread was not found"), thread.wantsGil());
  }
}
