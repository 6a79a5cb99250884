package inquest.engine.target.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Limits;
import inquest.engine.target.Cause;
import inquest.engine.target.CoreTarget;
import inquest.engine.target.Mapping;
import inquest.engine.target.NativeThread;
import inquest.engine.target.ProcessInfo;
import inquest.engine.target.Progress;
import inquest.engine.target.live.DumpedProcess.OfThread;
import inquest.engine.target.live.DumpedProcess.RegisterSet;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of a process is what the reader of cores says of it. */
class CoreWritingTest {
  private static final int PAGE = 4096;
  private static final String MAPS =
      """
      400000-401000 r--p 00000000 08:01 77 /opt/caf\u00c3\u00a9/python
      401000-403000 r-xp 00001000 08:01 77 /opt/caf\u00c3\u00a9/python
      7f0000-7f2000 rw-p 00000000 00:00 0 [heap]
      """;

  @TempDir Path folder;

  private static DumpedProcess process() {
    StatFile stat = StatFile.parse("42 (a) b) S 41 40 39 0 -1 4194304 0 0 0 0 150 25 3 4 20 -5 2");
    return new DumpedProcess(
        new DumpedProcess.Ids(42, 41, 40, 39),
        1000,
        1001,
        stat,
        "a) b\n".getBytes(StandardCharsets.UTF_8),
        "python3\0app.py\0\0".getBytes(StandardCharsets.UTF_8));
  }

  private static OfThread thread(
      Architecture architecture, int tid, Map<String, Long> registers, List<RegisterSet> sets) {
    return new OfThread(
        tid,
        0x200,
        0x400,
        new long[] {150, 25, 0, 0},
        general(architecture, registers),
        sets,
        Optional.empty());
  }

  private static byte[] general(Architecture architecture, Map<String, Long> registers) {
    List<String> names = architecture.registers();
    ByteBuffer general = ByteBuffer.allocate(8 * names.size()).order(ByteOrder.LITTLE_ENDIAN);
    registers.forEach((name, value) -> general.putLong(8 * names.indexOf(name), value));
    return general.array();
  }

  private static byte[] vector(long... words) {
    ByteBuffer vector = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
    vector.asLongBuffer().put(words);
    return vector.array();
  }

  private static byte[] notes(List<OfThread> threads) {
    return CoreNotesWriter.write(
        process(), threads, vector(6, PAGE, 9, 0x400500, 0, 0), ProcessMaps.parse(MAPS), PAGE);
  }

  /** A first page, code that is not saved, and a heap of which the second page is zeros. */
  private CoreTarget written(Architecture architecture, List<OfThread> threads, String name)
      throws Exception {
    byte[] notes = notes(threads);
    CoreLayout layout =
        new CoreLayout(
            architecture,
            List.of(
                new CoreLayout.Segment(0x400000, PAGE, PAGE, ProgramHeader.READABLE),
                new CoreLayout.Segment(0x401000, 2 * PAGE, 0, 5),
                new CoreLayout.Segment(0x7f0000, 2 * PAGE, 2 * PAGE, 6)),
            notes.length,
            PAGE);
    Path file = folder.resolve(name);
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        CoreOutput out =
            Packing.of(name)
                .<CoreOutput>map(packing -> new PackedOutput(channel, packing))
                .orElseGet(() -> new SparseOutput(channel))) {
      out.write(ByteBuffer.wrap(layout.start()));
      out.write(ByteBuffer.wrap(notes));
      out.zeros(layout.memoryAt() - out.length());
      out.write(ByteBuffer.wrap(filled(0x11)));
      out.write(ByteBuffer.wrap(filled(0x22)));
      out.zeros(PAGE);
      out.finish();
      assertEquals(layout.memoryAt() + layout.memory(), out.length());
    }
    return CoreTarget.open(file, Limits.defaults(), Progress.none());
  }

  private static byte[] filled(int value) {
    byte[] page = new byte[PAGE];
    Arrays.fill(page, (byte) value);
    return page;
  }

  private static List<OfThread> twoThreads() {
    return List.of(
        thread(Architecture.X86_64, 42, Map.of("rip", 0x401010L, "rsp", -8L), List.of()),
        thread(Architecture.X86_64, 43, Map.of("rip", 0x401020L, "fs_base", 0x77L), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "core.zst", "core.GZ"})
  void threadsKeepTheirOrderIdsAndRegisters(String name) throws Exception {
    try (CoreTarget core = written(Architecture.X86_64, twoThreads(), name)) {
      assertEquals(List.of(), core.notes());
      assertEquals(List.of(42, 43), core.threads().stream().map(NativeThread::tid).toList());
      NativeThread second = core.threads().get(1);
      assertEquals(OptionalLong.of(0x401020), second.registers().programCounter());
      assertEquals(OptionalLong.of(0x77), second.threadPointer());
      assertEquals(0, second.signal());
    }
  }

  @Test
  void theProcessLivedOn() throws Exception {
    try (CoreTarget core = written(Architecture.X86_64, twoThreads(), "core")) {
      assertEquals(new Cause.OnDemand(), core.cause());
      assertEquals(
          new ProcessInfo(
              OptionalInt.of(42),
              OptionalInt.empty(),
              OptionalInt.of(41),
              OptionalInt.of(1000),
              OptionalInt.of(1001),
              Optional.of('S'),
              "a) b",
              "python3 app.py"),
          core.process());
      assertEquals(Map.of(6L, 4096L, 9L, 0x400500L), core.auxiliaryVector());
    }
  }

  @Test
  void aThreadThatWasAboutToTakeASignalIsTheOneThatTookIt() throws Exception {
    ByteBuffer info = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    info.putInt(0, 11).putInt(8, 1).putLong(16, 0xdead);
    OfThread calm = twoThreads().getFirst();
    OfThread faulting =
        new OfThread(43, 0, 0, new long[4], calm.general(), List.of(), Optional.of(info.array()));
    try (CoreTarget core = written(Architecture.X86_64, List.of(calm, faulting), "core")) {
      assertEquals(
          new Cause.Signal(
              11,
              OptionalInt.of(1),
              OptionalLong.of(0xdead),
              OptionalInt.empty(),
              OptionalInt.empty(),
              OptionalInt.of(43)),
          core.cause());
    }
  }

  @Test
  void filesHaveTheBytesOfTheirNames() throws Exception {
    try (CoreTarget core = written(Architecture.X86_64, twoThreads(), "core")) {
      assertEquals(
          List.of(
              new Mapping(
                  0x400000, 0x401000, true, false, false, Optional.of("/opt/caf\u00e9/python"), 0),
              new Mapping(
                  0x401000,
                  0x403000,
                  true,
                  false,
                  true,
                  Optional.of("/opt/caf\u00e9/python"),
                  0x1000),
              new Mapping(0x7f0000, 0x7f2000, true, true, false, Optional.empty(), 0)),
          core.mappings());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "core.zst", "core.gz"})
  void savedMemoryIsThereHolesAreZeroAndTheRestIsNotSaved(String name) throws Exception {
    try (CoreTarget core = written(Architecture.X86_64, twoThreads(), name)) {
      byte[] heap = new byte[2 * PAGE];
      assertEquals(heap.length, core.memory().read(0x7f0000, heap, 0, heap.length));
      assertArrayEquals(filled(0x22), Arrays.copyOf(heap, PAGE));
      assertArrayEquals(new byte[PAGE], Arrays.copyOfRange(heap, PAGE, 2 * PAGE));
      assertEquals(0, core.memory().read(0x401000, heap, 0, 8));
    }
  }

  @Test
  void aarch64HasItsThreadPointersAndMasksInNotesOfTheirOwn() throws Exception {
    List<RegisterSet> sets =
        List.of(
            new RegisterSet(2, new byte[528]),
            new RegisterSet(0x401, vector(0x1234)),
            new RegisterSet(0x406, vector(1, 0x7f_0000_0000_0000L)));
    List<OfThread> threads =
        List.of(thread(Architecture.AARCH64, 42, Map.of("pc", 0x401010L, "sp", 16L), sets));
    try (CoreTarget core = written(Architecture.AARCH64, threads, "core")) {
      NativeThread thread = core.threads().getFirst();
      assertEquals(OptionalLong.of(16), thread.registers().stackPointer());
      assertEquals(OptionalLong.of(0x1234), thread.threadPointer());
      assertEquals(OptionalLong.of(0x7f_0000_0000_0000L), core.pointerAuthenticationMask());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65_533, 65_534, 70_000})
  void anyNumberOfMappingsFits(int count) throws Exception {
    List<CoreLayout.Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segments.add(new CoreLayout.Segment(0x1000L * (2 * i + 1), PAGE, i == 0 ? PAGE : 0, 6));
    }
    byte[] notes = notes(twoThreads());
    CoreLayout layout = new CoreLayout(Architecture.X86_64, segments, notes.length, PAGE);
    ByteBuffer core = ByteBuffer.allocate((int) (layout.memoryAt() + layout.memory()));
    core.put(layout.start()).put(notes);
    ElfFile elf = ElfFile.parse(Bytes.of(core.array()));
    assertEquals(count + 1, elf.programHeaders().size());
    assertEquals(0x1000L * (2 * count - 1), elf.programHeaders().getLast().vaddr());
    assertEquals(2 + 1 + 1 + 1, elf.notes().size());
    assertEquals(false, elf.truncated());
  }
}
