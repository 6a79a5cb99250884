package inquest.engine.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.elf.ElfFile;
import inquest.engine.machine.Architecture;
import inquest.engine.note.Limits;
import inquest.engine.target.CoreBuilder;
import inquest.engine.target.CoreTarget;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process made by hand that describes its compiled code to debuggers. */
class JitRegistryTest {
  private static final long MODULE = 0x50_0000;
  private static final long CODE = 0x60_0000;
  private static final long STACK = 0x70_0000;
  private static final int PAGE = 4096;

  /** Offsets in the module. */
  private static final int DYNAMIC = 0x800;

  private static final int HASH = 0x900;
  private static final int SYMBOLS = 0xa00;
  private static final int STRINGS = 0xa80;
  private static final int DESCRIPTOR = 0xb00;
  private static final int ENTRY = 0xb40;
  private static final int FILE = 0xc00;

  @TempDir Path folder;

  private final ByteBuffer module = page();
  private final ByteBuffer code = page();
  private final ByteBuffer stack = page();

  private static ByteBuffer page() {
    return ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** An ELF header, one segment that covers all, and the dynamic section. */
  private void writeModule() {
    elfHeader(module, 0, ElfFile.DYN, 2, 0, 0);
    programHeader(64, 1, 0, PAGE);
    programHeader(64 + 56, 2, DYNAMIC, 64);
    long[] dynamic = {5, STRINGS, 6, SYMBOLS, 0x6ffffef5, HASH, 0, 0};
    for (int i = 0; i < dynamic.length; i++) {
      module.putLong(DYNAMIC + 8 * i, dynamic[i]); // not relocated, as musl leaves them
    }
    byte[] name = "__jit_debug_descriptor\0".getBytes(StandardCharsets.US_ASCII);
    int hash = 5381;
    for (int i = 0; i < name.length - 1; i++) {
      hash = hash * 33 + name[i];
    }
    module.putInt(HASH, 1).putInt(HASH + 4, 1).putInt(HASH + 8, 1);
    module.putInt(HASH + 24, 1).putInt(HASH + 28, hash | 1);
    module.put(STRINGS + 1, name);
    module.putInt(SYMBOLS + 24, 1).putShort(SYMBOLS + 30, (short) 1);
    module.putLong(SYMBOLS + 32, DESCRIPTOR);
  }

  private static void elfHeader(
      ByteBuffer file, int at, int type, int segments, int sectionsAt, int sections) {
    file.put(at, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    file.putShort(at + 16, (short) type).putShort(at + 18, (short) 62);
    file.putLong(at + 32, segments == 0 ? 0 : 64).putLong(at + 40, sectionsAt);
    file.putShort(at + 56, (short) segments).putShort(at + 60, (short) sections);
    file.putShort(at + 62, (short) (sections - 1));
  }

  private void programHeader(int at, int type, long address, long size) {
    module.putInt(at, type).putInt(at + 4, 6).putLong(at + 8, address).putLong(at + 16, address);
    module.putLong(at + 32, size).putLong(at + 40, size).putLong(at + 48, PAGE);
  }

  private void section(int at, int name, int flags, long address, int offset, int size) {
    module.putInt(at, name).putInt(at + 4, 1).putLong(at + 8, flags).putLong(at + 16, address);
    module.putLong(at + 24, offset).putLong(at + 32, size);
  }

  /**
   * The descriptor with one entry: code at {@link #CODE} whose frames are found through rbp.
   *
   * @param next the entry's next one
   */
  private void describeCode(long next) {
    module.putInt(DESCRIPTOR, 1).putLong(DESCRIPTOR + 16, MODULE + ENTRY);
    module.putLong(ENTRY, next).putLong(ENTRY + 16, MODULE + FILE).putLong(ENTRY + 24, 0x300);
    elfHeader(module, FILE, 1, 0, 0x180, 4);
    byte[] names = "\0.text\0.eh_frame\0".getBytes(StandardCharsets.US_ASCII);
    module.put(FILE + 0x40, names);
    byte[] frames =
        hex(
            "18000000 00000000 01 7a5200 01 78 10 01 00 0c0610 8602 9001 00000000"
                + "1c000000 20000000 0000600000000000 0001000000000000 00 00000000000000");
    frames[32] = 0x20; // from the pointer back to the CIE
    module.put(FILE + 0x80, frames);
    section(FILE + 0x180 + 64, 1, 6, CODE, 0x40, 0x100);
    section(FILE + 0x180 + 128, 7, 2, CODE + 0x800, 0x80, frames.length);
    section(FILE + 0x180 + 192, 0, 0, 0, 0x40, names.length);
  }

  private NativeStack walk(Limits limits, List<String> notes) throws Exception {
    Map<String, Long> registers =
        Map.of("rip", CODE + 0x10, "rsp", STACK, "rbp", STACK + 0x20, "rbx", 5L);
    stack.putLong(0x20, 0).putLong(0x28, CODE + 0x20).putLong(0x30, 0);
    Path core =
        new CoreBuilder(Architecture.X86_64)
            .thread(42, 6, registers)
            .files(List.of(new CoreBuilder.Mapped(MODULE, MODULE + PAGE, 0, "/lib/made.so")))
            .load(MODULE, CoreBuilder.RW, module.array(), PAGE)
            .load(CODE, CoreBuilder.RX, code.array(), PAGE)
            .load(STACK, CoreBuilder.RW, stack.array(), PAGE)
            .write(folder);
    try (ProcessImage image = ProcessImage.of(CoreTarget.open(core), SearchOptions.none())) {
      Unwinder unwinder = new Unwinder(image, limits);
      NativeStack found = unwinder.unwind(image.target().threads().getFirst());
      unwinder.notes().forEach(note -> notes.add(note.toString()));
      return found;
    }
  }

  @Test
  void describedCodeHasItsUnwindInformation() throws Exception {
    writeModule();
    describeCode(0);
    NativeStack found = walk(Limits.defaults(), new java.util.ArrayList<>());
    assertEquals(Found.CFI, found.frames().get(1).how(), found.toString());
    assertEquals(CODE + 0x20, found.frames().get(1).pc());
    assertEquals(CODE, found.frames().get(0).jit().orElseThrow().start());
    assertEquals(CODE + 0x100, found.frames().get(0).jit().orElseThrow().end());
  }

  @Test
  void aListThatRunsInACircleEndsAndIsSaid() throws Exception {
    writeModule();
    describeCode(MODULE + ENTRY);
    List<String> notes = new java.util.ArrayList<>();
    Limits d = Limits.defaults();
    Limits few =
        new Limits(
            d.interpreters(),
            d.threads(),
            d.frames(),
            5,
            d.dictEntries(),
            d.stringBytes(),
            d.tableBytes(),
            d.pages(),
            d.stopMillis());
    NativeStack found = walk(few, notes);
    assertEquals(Found.CFI, found.frames().get(1).how());
    assertTrue(
        notes.contains("made.so: only the first 5 pieces of code made at run time are read"),
        notes.toString());
  }

  @Test
  void aListThatLeadsNowhereIsSaid() throws Exception {
    writeModule();
    describeCode(0x10);
    List<String> notes = new java.util.ArrayList<>();
    walk(Limits.defaults(), notes);
    assertEquals(1, notes.size(), notes.toString());
    assertTrue(notes.getFirst().contains("unreadable at 0x"), notes.toString());
  }
}
