package inquest.engine.target;

import inquest.engine.elf.ElfBuilder;
import inquest.engine.elf.ElfFile;
import inquest.engine.machine.Architecture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes small cores for tests, with the notes in the order in which they are added. */
public final class CoreBuilder {
  /** {@code p_flags}. */
  public static final int R = 4;

  public static final int RX = 5;
  public static final int RW = 6;

  /** A run of a mapped file. */
  public record Mapped(long start, long end, long offset, String path) {}

  private record Load(long vaddr, int flags, ByteBuffer saved, long memsz) {}

  private final Architecture architecture;
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
  private final List<Load> loads = new ArrayList<>();

  public CoreBuilder(Architecture architecture) {
    this.architecture = architecture;
  }

  /** A core of one thread as the kernel writes it: pid 42 died of a signal that pid 7 sent. */
  public static CoreBuilder kernel(int signal) {
    return new CoreBuilder(Architecture.X86_64)
        .thread(42, signal, Map.of())
        .process("python3", "python3 app.py")
        .siginfo(signal, 0, 7, 1000);
  }

  public CoreBuilder note(String name, int type, byte[] description) {
    notes.writeBytes(ElfBuilder.note(name, type, description));
    return this;
  }

  public CoreBuilder thread(int tid, int signal, Map<String, Long> registers) {
    int count = architecture.registers().size();
    ByteBuffer d = little(112 + 8 * count + 8);
    d.putInt(0, signal).putShort(12, (short) signal).putInt(32, tid);
    registers.forEach((r, v) -> d.putLong(112 + 8 * architecture.registers().indexOf(r), v));
    return note("CORE", 1, bytes(d));
  }

  public CoreBuilder process(String name, String arguments) {
    ByteBuffer d = little(136);
    d.put(1, (byte) 'R').putInt(16, 1000).putInt(20, 1001).putInt(24, 42).putInt(28, 41);
    d.put(40, name.getBytes(StandardCharsets.UTF_8));
    d.put(56, arguments.getBytes(StandardCharsets.UTF_8));
    return note("CORE", 3, bytes(d));
  }

  /**
   * {@code siginfo_t} with two ints where the sender or the low and high half of an address are.
   */
  public CoreBuilder siginfo(int signal, int code, int low, int high) {
    ByteBuffer d = little(128);
    d.putInt(0, signal).putInt(8, code).putInt(16, low).putInt(20, high);
    return note("CORE", 0x53494749, bytes(d));
  }

  public CoreBuilder auxiliary(Map<Long, Long> vector) {
    ByteBuffer d = little(16 * vector.size() + 16);
    vector.forEach((type, value) -> d.putLong(type).putLong(value));
    return note("CORE", 6, bytes(d));
  }

  public CoreBuilder files(List<Mapped> files) {
    ByteArrayOutputStream paths = new ByteArrayOutputStream();
    ByteBuffer d = little(16 + 24 * files.size());
    d.putLong(files.size()).putLong(4096);
    for (Mapped file : files) {
      d.putLong(file.start).putLong(file.end).putLong(file.offset / 4096);
      paths.writeBytes((file.path + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes(d));
    all.writeBytes(paths.toByteArray());
    return note("CORE", 0x46494c45, all.toByteArray());
  }

  /** A mapping of which the first bytes were saved. */
  public CoreBuilder load(long vaddr, int flags, byte[] saved, long memsz) {
    loads.add(new Load(vaddr, flags, ByteBuffer.wrap(saved), memsz));
    return this;
  }

  /**
   * A library as the kernel dumps it: at the address its first page saved, its code left out, its
   * data saved where it was written to.
   */
  public CoreBuilder library(byte[] file, long at, boolean dataWritten) {
    byte[] first = java.util.Arrays.copyOf(file, 4096);
    byte[] data = new byte[dataWritten ? 4096 : 0];
    java.util.Arrays.fill(data, (byte) 0xdd);
    return load(at, R, first, 4096)
        .load(at + 0x1000, RX, new byte[0], 4096)
        .load(at + 0x3000, RW, data, 4096);
  }

  /** The entries of NT_FILE for such a library. */
  public static List<Mapped> libraryFiles(long at, String path) {
    return List.of(
        new Mapped(at, at + 0x1000, 0, path),
        new Mapped(at + 0x1000, at + 0x2000, 0x1000, path),
        new Mapped(at + 0x3000, at + 0x4000, 0x2000, path));
  }

  public byte[] build() {
    int machine = architecture == Architecture.X86_64 ? 62 : 183;
    ElfBuilder elf = new ElfBuilder(ElfFile.CORE, machine);
    elf.segment(4, 0, 0, notes.toByteArray(), 0);
    for (Load load : loads) {
      elf.segment(1, load.flags, load.vaddr, bytes(load.saved), load.memsz);
    }
    return elf.build();
  }

  public Path write(Path folder) {
    return write(folder, build());
  }

  public static Path write(Path folder, byte[] bytes) {
    try {
      Path file = Files.createTempFile(folder, "test", ".core");
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
