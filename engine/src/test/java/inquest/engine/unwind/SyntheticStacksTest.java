package inquest.engine.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.machine.Architecture;
import inquest.engine.machine.SignalReturn;
import inquest.engine.note.Limits;
import inquest.engine.target.CoreBuilder;
import inquest.engine.target.CoreTarget;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small stacks made by hand, in code that belongs to no file and has no unwind information. */
class SyntheticStacksTest {
  private static final long CODE = 0x40_0000;
  private static final long STACK = 0x7ff0_0000;
  private static final int PAGE = 4096;

  @TempDir Path folder;

  private final ByteBuffer code = page();
  private final ByteBuffer stack = page();
  private final Map<String, Long> registers = new HashMap<>();

  private static ByteBuffer page() {
    return ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void code(long offset, String hex) {
    code.put((int) offset, HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private void word(long offset, long value) {
    stack.putLong((int) offset, value);
  }

  private ProcessImage image(Architecture architecture, byte[] pacMask) throws Exception {
    CoreBuilder core = new CoreBuilder(architecture).thread(42, 6, registers);
    if (pacMask.length != 0) {
      core.note("LINUX", 0x406, pacMask);
    }
    core.load(CODE, CoreBuilder.RX, code.array(), PAGE);
    core.load(STACK, CoreBuilder.RW, stack.array(), PAGE);
    return ProcessImage.of(CoreTarget.open(core.write(folder)), SearchOptions.none());
  }

  private NativeStack walk(Architecture architecture, Limits limits, byte... pacMask)
      throws Exception {
    try (ProcessImage image = image(architecture, pacMask)) {
      return new Unwinder(image, limits).unwind(image.target().threads().getFirst());
    }
  }

  private NativeStack walk(Architecture architecture) throws Exception {
    return walk(architecture, Limits.defaults());
  }

  private static List<String> frames(NativeStack stack) {
    return stack.frames().stream().map(f -> Long.toHexString(f.pc()) + " " + f.how()).toList();
  }

  /** Calls of 0x400100 return to 0x400205 and 0x400305; the chain ends there. */
  private void chain() {
    registers.putAll(Map.of("rip", CODE + 0x110, "rsp", STACK, "rbp", STACK + 0x20));
    code(0x100, "55 48 89 e5");
    code(0x110, "0f 0b");
    code(0x200, "e8 fb fe ff ff 0f 0b");
    code(0x300, "ff d0 90 ff d0 0f 0b");
    word(0x20, STACK + 0x40);
    word(0x28, CODE + 0x205);
    word(0x40, 0);
    word(0x48, CODE + 0x305);
  }

  @Test
  void aChainOfFramePointersEndsAtZero() throws Exception {
    chain();
    NativeStack found = walk(Architecture.X86_64);
    assertEquals(
        List.of("400110 REGISTERS", "400205 FRAME_POINTER", "400305 FRAME_POINTER"), frames(found));
    assertTrue(found.complete());
    assertEquals(OptionalLong.of(STACK + 0x30), found.frames().get(0).cfa());
    assertEquals(OptionalLong.of(STACK + 0x50), found.frames().get(2).stackPointer());
  }

  @Test
  void aChainThatTurnsBackIsNotFollowed() throws Exception {
    chain();
    word(0x40, STACK + 0x20);
    NativeStack found = walk(Architecture.X86_64);
    assertTrue(found.frames().size() <= 4, frames(found).toString());
    assertEquals(NativeStack.End.STUCK, found.end());
    assertTrue(found.notes().getLast().toString().startsWith("thread 42: its stack ends early"));
  }

  @Test
  void theCapOnFramesIsSaid() throws Exception {
    chain();
    Limits d = Limits.defaults();
    Limits two =
        new Limits(
            d.interpreters(),
            d.threads(),
            2,
            d.chain(),
            d.dictEntries(),
            d.stringBytes(),
            d.tableBytes(),
            d.pages(),
            d.stopMillis());
    NativeStack found = walk(Architecture.X86_64, two);
    assertEquals(2, found.frames().size());
    assertEquals(NativeStack.End.LIMIT, found.end());
    assertEquals(
        "thread 42: its stack has more than 2 frames: the rest is left out",
        found.notes().getLast().toString());
  }

  @Test
  void theInnermostFramesAloneCanBeHad() throws Exception {
    chain();
    try (ProcessImage image = image(Architecture.X86_64, new byte[0])) {
      NativeStack found =
          new Unwinder(image, Limits.defaults()).innermost(image.target().threads().getFirst(), 2);
      assertEquals(List.of("400110 REGISTERS", "400205 FRAME_POINTER"), frames(found));
      assertEquals(NativeStack.End.ENOUGH, found.end());
      assertEquals(List.of(), found.notes());
    }
  }

  @Test
  void aCallOfNullKeepsAllRegisters() throws Exception {
    registers.putAll(Map.of("rip", 0L, "rsp", STACK, "rbp", 0L, "rbx", 7L, "rdi", 8L));
    code(0x300, "ff d0 0f 0b");
    word(0, CODE + 0x302);
    NativeStack found = walk(Architecture.X86_64);
    assertEquals(List.of("0 REGISTERS", "400302 FAILED_CALL"), frames(found));
    assertEquals(OptionalLong.of(8), found.frames().get(1).registers().value("rdi"));
    assertEquals(OptionalLong.of(STACK + 8), found.frames().get(1).stackPointer());
  }

  @Test
  void aBranchToNullIsLeftByTheLinkRegister() throws Exception {
    registers.putAll(Map.of("pc", 0L, "sp", STACK, "x30", CODE + 0x304, "x29", 0L));
    code(0x300, "00 00 3f d6 00 00 20 d4"); // blr x0; brk
    NativeStack found = walk(Architecture.AARCH64);
    assertEquals(List.of("0 REGISTERS", "400304 FAILED_CALL"), frames(found));
  }

  /** The same is tried where a program jumps into memory that is no code. */
  @Test
  void dataAreNoCode() throws Exception {
    registers.putAll(Map.of("rip", STACK + 0x800, "rsp", STACK, "rbp", 0L));
    NativeStack found = walk(Architecture.X86_64);
    assertEquals(1, found.frames().size());
    assertEquals(
        "thread 42: its stack ends early at frame 0, 0x7ff00800 in no file: no code is at"
            + " 0x7ff00800",
        found.notes().getLast().toString());
  }

  @Test
  void anEpilogueIsFollowedAndGivesSavedRegistersBack() throws Exception {
    registers.putAll(Map.of("rip", CODE + 0x100, "rsp", STACK, "rbp", 1L, "rbx", 2L, "r12", 3L));
    code(0x100, "89 c2 48 83 c4 10 5b 41 5c eb 10");
    code(0x11b, "5d c3");
    code(0x300, "ff d0 0f 0b");
    word(0x10, 22);
    word(0x18, 33);
    word(0x20, 11);
    word(0x28, CODE + 0x302);
    NativeStack found = walk(Architecture.X86_64);
    assertEquals(List.of("400100 REGISTERS", "400302 EPILOGUE"), frames(found));
    NativeFrame caller = found.frames().get(1);
    assertEquals(OptionalLong.of(22), caller.registers().value("rbx"));
    assertEquals(OptionalLong.of(33), caller.registers().value("r12"));
    assertEquals(OptionalLong.of(11), caller.registers().value("rbp"));
    assertEquals(OptionalLong.of(STACK + 0x30), caller.stackPointer());
  }

  private void signalContext(Architecture architecture, long at, Map<String, Long> saved) {
    SignalReturn signals = SignalReturn.of(architecture);
    saved.forEach((name, value) ->
        word(at + signals.registersAt() + 8L * signals.registers().indexOf(name), value));
  }

  @Test
  void aSignalOnAarch64IsLeftByWhatTheKernelSaved() throws Exception {
    code(0x100, "68 11 80 d2 01 00 00 d4"); // mov x8, #139; svc #0
    registers.putAll(Map.of("pc", CODE + 0x100, "sp", STACK, "x29", 0L, "x30", 0L));
    signalContext(
        Architecture.AARCH64,
        0,
        Map.of("pc", CODE + 0x200, "sp", STACK + 0x800, "x29", 0L, "x19", 77L));
    NativeStack found = walk(Architecture.AARCH64);
    assertEquals(List.of("400100 REGISTERS", "400200 SIGNAL_CONTEXT"), frames(found));
    assertTrue(found.frames().get(0).signalFrame());
    assertEquals(OptionalLong.of(77), found.frames().get(1).registers().value("x19"));
    assertEquals(CODE + 0x200, found.frames().get(1).address().forLookup());
  }

  @Test
  void signalsInACircleEnd() throws Exception {
    code(0x100, "48 c7 c0 0f 00 00 00 0f 05");
    registers.putAll(Map.of("rip", CODE + 0x100, "rsp", STACK, "rbp", 0L));
    signalContext(Architecture.X86_64, 0, Map.of("rip", CODE + 0x100, "rsp", STACK));
    NativeStack found = walk(Architecture.X86_64);
    assertEquals(NativeStack.End.STUCK, found.end());
    assertTrue(found.frames().size() <= 3, frames(found).toString());
    assertTrue(found.notes().getLast().text().contains("in a circle"));
  }

  private void signedChain(long signature) {
    registers.putAll(Map.of("pc", CODE + 0x110, "sp", STACK, "x29", STACK + 0x20, "x30", 0L));
    code(0x200, "00 00 3f d6 00 00 20 d4"); // blr x0; brk
    word(0x20, 0);
    word(0x28, CODE + 0x204 | signature);
  }

  @Test
  void signaturesAreTakenOffByTheMaskOfTheCore() throws Exception {
    signedChain(0x0012_3000_0000_0000L);
    byte[] mask = page().putLong(0x007f_f000_0000_0000L).putLong(0x007f_f000_0000_0000L).array();
    NativeStack found =
        walk(Architecture.AARCH64, Limits.defaults(), java.util.Arrays.copyOf(mask, 16));
    assertEquals(List.of("400110 REGISTERS", "400204 FRAME_POINTER"), frames(found));
    assertTrue(found.complete());
  }

  @Test
  void withoutAMaskAnAddressThatIsNoCodeIsTriedWithoutItsHighBits() throws Exception {
    signedChain(0x0012_0000_0000_0000L);
    assertEquals(
        List.of("400110 REGISTERS", "400204 FRAME_POINTER"), frames(walk(Architecture.AARCH64)));
  }

  @Test
  void registersThatWereNotSavedAreSaid() throws Exception {
    byte[] status = new byte[112];
    CoreBuilder core = CoreBuilder.kernel(6).note("CORE", 1, status);
    try (ProcessImage image =
        ProcessImage.of(CoreTarget.open(core.write(folder)), SearchOptions.none())) {
      NativeStack found =
          new Unwinder(image, Limits.defaults()).unwind(image.target().threads().getLast());
      assertEquals(List.of(), found.frames());
      assertEquals("no native stack: its registers were not saved", found.notes().get(0).text());
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomCodeStacksAndRegistersEnd(Architecture architecture) throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      random.nextBytes(code.array());
      random.nextBytes(stack.array());
      for (int at = 0; at < PAGE; at += 8) {
        int kind = random.nextInt(4);
        if (kind < 2) {
          word(at, (kind == 0 ? CODE : STACK) + random.nextInt(PAGE));
        }
      }
      for (int at = 0; at < PAGE - 16; at += 1 + random.nextInt(32)) {
        code(at, random.nextBoolean() ? "ff d0" : "48 c7 c0 0f 00 00 00 0f 05");
      }
      for (String register : architecture.registers()) {
        long base =
            random.nextInt(3) == 0 ? random.nextLong() : random.nextBoolean() ? CODE : STACK;
        registers.put(register, base + random.nextInt(PAGE));
      }
      NativeStack found = walk(architecture);
      assertTrue(!found.frames().isEmpty() && found.frames().size() < 3000);
    }
  }
}
