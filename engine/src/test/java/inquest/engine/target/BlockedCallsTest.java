package inquest.engine.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Origin;
import inquest.engine.memory.SegmentMemory;
import inquest.engine.target.BlockedCall.Evidence;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedCallsTest {
  private static final long CODE = 0x40_0000;
  private static final long DATA = 0x50_0000;

  private static Optional<BlockedCall> call(
      Architecture architecture, byte[] code, byte[] data, Map<String, Long> registers) {
    SegmentMemory memory =
        new SegmentMemory.Builder()
            .add(CODE, Bytes.of(code), new Origin.Core())
            .add(DATA, Bytes.of(data), new Origin.Core())
            .freeze();
    long[] values = new long[architecture.registers().size()];
    registers.forEach((name, value) -> values[architecture.registers().indexOf(name)] = value);
    Registers set = new Registers(architecture, values);
    return new BlockedCalls(architecture, memory)
        .of(new NativeThread(1, set, OptionalLong.empty(), 0));
  }

  private static Optional<BlockedCall> x86(Map<String, Long> registers) {
    return call(Architecture.X86_64, new byte[] {0x0f, 0x05, 0x00}, new byte[64], registers);
  }

  @ParameterizedTest
  @CsvSource({
    "202, 0x7f00, 0x80, futex 0x7f00",
    "0, 9, 0, read fd 9",
    "232, 5, 0, epoll_wait fd 5",
    "45, 6, 0, recvfrom fd 6",
    "61, 4711, 0, wait4 pid 4711",
    "61, -1, 0, wait4 any child",
    "23, 4, 0, select",
    "230, 0, 1, clock_nanosleep",
    "219, 0, 0, restart_syscall",
    "7, 0, 0, poll",
    "999, 0, 0, syscall 999"
  })
  void sayInWordsWhatAThreadWaitedFor(int number, String first, String second, String words) {
    Map<String, Long> registers =
        Map.of(
            "rip",
            CODE + 2,
            "orig_rax",
            (long) number,
            "rax",
            -512L,
            "rdi",
            Long.decode(first),
            "rsi",
            Long.decode(second));
    BlockedCall call = x86(registers).orElseThrow();
    assertEquals(words, call.words());
    assertEquals(true, call.waiting());
    assertEquals(Evidence.KERNEL, call.evidence());
  }

  @Test
  void pollNamesItsDescriptors() {
    byte[] descriptors = new byte[16];
    descriptors[0] = 3;
    descriptors[8] = 12;
    Map<String, Long> registers =
        Map.of("rip", CODE + 2, "orig_rax", 7L, "rax", -516L, "rdi", DATA, "rsi", 2L);
    byte[] code = {0x0f, 0x05};
    assertEquals(
        "poll fd 3, 12",
        call(Architecture.X86_64, code, descriptors, registers).orElseThrow().words());
  }

  @Test
  void selectNamesItsDescriptors() {
    byte[] sets = new byte[64];
    sets[0] = 0b1000; // read: 3
    sets[33] = 0b100; // write: 10
    Map<String, Long> registers =
        Map.of(
            "rip",
            CODE + 2,
            "orig_rax",
            270L,
            "rax",
            -514L,
            "rdi",
            11L,
            "rsi",
            DATA,
            "rdx",
            DATA + 32);
    byte[] code = {0x0f, 0x05};
    assertEquals(
        "pselect6 fd 3, 10",
        call(Architecture.X86_64, code, sets, registers).orElseThrow().words());
  }

  @Test
  void aThreadOutsideOfCallsIsInNone() {
    assertEquals(Optional.empty(), x86(Map.of("rip", CODE + 2, "orig_rax", -1L)));
  }

  @Test
  void aThreadThatStandsBehindAnotherInstructionIsInNone() {
    assertEquals(Optional.empty(), x86(Map.of("rip", CODE + 3, "orig_rax", 0L, "rax", -512L)));
  }

  @Test
  void aThreadThatKilledItselfIsInTheCallButNotBlocked() {
    BlockedCall call =
        x86(Map.of("rip", CODE + 2, "orig_rax", 234L, "rax", 0L, "rdi", 42L, "rsi", 43L))
            .orElseThrow();
    assertEquals("tgkill 43", call.words());
    assertEquals(false, call.waiting());
  }

  @ParameterizedTest
  @ValueSource(longs = {-4, -38, -512, -513, -514, -516})
  void anInterruptedCallWasWaiting(long result) {
    Map<String, Long> registers = Map.of("rip", CODE + 2, "orig_rax", 0L, "rax", result);
    assertEquals(true, x86(registers).orElseThrow().waiting());
  }

  /** {@code nop; svc #0; nop}. */
  private static final byte[] SVC = {
    0x1f, 0x20, 0x03, (byte) 0xd5, 0x01, 0, 0, (byte) 0xd4, 0x1f, 0x20, 0x03, (byte) 0xd5
  };

  private static Optional<BlockedCall> aarch64(Map<String, Long> registers) {
    return call(Architecture.AARCH64, SVC, new byte[64], registers);
  }

  @Test
  void onAarch64ACallThatIsToBeRestartedStandsAtItsInstruction() {
    BlockedCall call = aarch64(Map.of("pc", CODE + 4, "x8", 98L, "x0", DATA)).orElseThrow();
    assertEquals("futex 0x500000", call.words());
    assertEquals(true, call.waiting());
    assertEquals(Evidence.INSTRUCTION, call.evidence());
  }

  @Test
  void onAarch64ACallWithAResultIsNotBlocked() {
    BlockedCall call = aarch64(Map.of("pc", CODE + 8, "x8", 131L, "x0", 0L)).orElseThrow();
    assertEquals("tgkill 0", call.words());
    assertEquals(false, call.waiting());
  }

  @Test
  void onAarch64TheNumberAloneProvesNothing() {
    assertEquals(Optional.empty(), aarch64(Map.of("pc", CODE, "x8", 98L, "x0", DATA)));
    assertEquals(Optional.empty(), aarch64(Map.of("pc", 0x9000L, "x8", 63L, "x0", 3L)));
  }

  @Test
  void onAarch64AFutexIsInferredFromItsArgumentsWhereTheCodeIsMissing() {
    Map<String, Long> registers = Map.of("pc", 0x9000L, "x8", 98L, "x0", DATA, "x1", 0x189L);
    BlockedCall call = aarch64(registers).orElseThrow();
    assertEquals("futex 0x500000", call.words());
    assertEquals(Evidence.INFERRED, call.evidence());
  }
}
