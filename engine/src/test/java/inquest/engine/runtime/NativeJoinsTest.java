package inquest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.SegmentMemory;
import inquest.engine.runtime.NativeJoins.Side;
import inquest.engine.target.NativeThread;
import inquest.engine.target.Registers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which kernel's thread is behind which Python thread. */
class NativeJoinsTest {
  private static final long STACKS = 0x7ffe_0000_0000L;
  private static final Memory NO_MEMORY = new SegmentMemory.Builder().freeze();

  private static Side side(long state, long pthread, OptionalInt nativeId) {
    return new Side(state, OptionalLong.of(pthread), nativeId);
  }

  private static NativeThread thread(int tid, OptionalLong pointer, long sp) {
    List<String> names = Architecture.X86_64.registers();
    long[] values = new long[names.size()];
    values[names.indexOf("rsp")] = sp;
    return new NativeThread(tid, new Registers(Architecture.X86_64, values), pointer, 0);
  }

  private static Map<Long, String> joined(
      Memory memory, List<NativeThread> threads, List<Side> sides) {
    Map<Long, String> found = new TreeMap<>();
    new NativeJoins(memory, threads, state -> state + 0x10_0000)
        .join(sides)
        .forEach((state, join) -> found.put(state, join.thread().tid() + " " + join.how()));
    return found;
  }

  @Test
  void thePthreadIsTheThreadPointer() {
    assertEquals(
        Map.of(1L, "11 PTHREAD", 2L, "12 PTHREAD"),
        joined(
            NO_MEMORY,
            List.of(thread(12, OptionalLong.of(0x2000), 0), thread(11, OptionalLong.of(0x1000), 0)),
            List.of(side(1, 0x1000, OptionalInt.of(12)), side(2, 0x2000, OptionalInt.empty()))));
  }

  @Test
  void thePthreadLiesTheSameDistanceBelowEachThreadPointerOnAarch64() {
    assertEquals(
        Map.of(1L, "11 PTHREAD", 2L, "12 PTHREAD"),
        joined(
            NO_MEMORY,
            List.of(thread(11, OptionalLong.of(0x1700), 0), thread(12, OptionalLong.of(0x1b00), 0)),
            List.of(side(1, 0x1000, OptionalInt.empty()), side(2, 0x1400, OptionalInt.empty()))));
  }

  @Test
  void oneThreadMayHaveAStateInEachInterpreter() {
    assertEquals(
        Map.of(1L, "11 PTHREAD", 2L, "11 PTHREAD"),
        joined(
            NO_MEMORY,
            List.of(thread(11, OptionalLong.of(0x1000), 0)),
            List.of(side(1, 0x1000, OptionalInt.empty()), side(2, 0x1000, OptionalInt.empty()))));
  }

  private static Bytes stack(long word) {
    return Bytes.of(
        ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN).putLong(64, word).array());
  }

  @Test
  void ofStatesThatNameOnePthreadEachIsWhereItsInnermostFrameIs() {
    Memory memory =
        new SegmentMemory.Builder()
            .add(STACKS, stack(0x10_0001), new Origin.Core())
            .add(STACKS + 0x10_0000, stack(0x10_0002), new Origin.Core())
            .freeze();
    assertEquals(
        Map.of(1L, "11 PTHREAD", 2L, "12 FRAME"),
        joined(
            memory,
            List.of(
                thread(11, OptionalLong.of(0x1000), STACKS),
                thread(12, OptionalLong.of(0x2000), STACKS + 0x10_0000)),
            List.of(side(1, 0x1000, OptionalInt.empty()), side(2, 0x1000, OptionalInt.empty()))));
  }

  @Test
  void theNativeIdServesWhereThreadPointersAreMissing() {
    assertEquals(
        Map.of(1L, "11 NATIVE_THREAD_ID"),
        joined(
            NO_MEMORY,
            List.of(thread(11, OptionalLong.empty(), 0)),
            List.of(side(1, 0x1000, OptionalInt.of(11)), side(2, 0x2000, OptionalInt.of(99)))));
  }

  @Test
  void theOnlyStackThatNamesTheStateServesElse() {
    ByteBuffer stacks = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    stacks.putLong(64, 0xabc0).putLong(2048, 0xdef0).putLong(2056, 0x1230);
    Memory memory =
        new SegmentMemory.Builder()
            .add(STACKS, Bytes.of(stacks.array()), new Origin.Core())
            .freeze();
    List<NativeThread> threads = List.of(thread(12, OptionalLong.empty(), STACKS + 1024));
    assertEquals(
        Map.of(0xdef0L, "12 STACK"),
        joined(
            memory,
            threads,
            List.of(side(0xabc0, 0, OptionalInt.empty()), side(0xdef0, 0, OptionalInt.empty()))));
    assertEquals(
        Map.of(),
        joined(
            memory,
            threads,
            List.of(side(0xdef0, 0, OptionalInt.empty()), side(0x1230, 0, OptionalInt.empty()))),
        "a stack that names two says nothing");
  }
}
