package inquest.engine.target.live;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the notes of a core (include/uapi/linux/elfcore.h, 64-bit) in the order in which gdb's
 * {@code gcore} does, by which readers know that the process lived on: the process first, then the
 * threads, and that none of them died of a signal.
 */
final class CoreNotesWriter {
  private static final int NT_PRSTATUS = 1;
  private static final int NT_PRPSINFO = 3;
  private static final int NT_AUXV = 6;
  private static final int NT_FILE = 0x46494c45;
  private static final int NT_SIGINFO = 0x53494749;

  /** Register sets from here on are of one architecture, and their notes Linux's own. */
  private static final int FIRST_OF_LINUX = 0x100;

  private static final int PRPSINFO_BYTES = 136;
  private static final int NAME_AT = 40;
  private static final int ARGUMENTS_AT = 56;
  private static final int REGISTERS_AT = 112;
  private static final int MICROSECONDS_IN_A_TICK = 1_000_000 / StatFile.TICKS;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final DumpedProcess process;

  CoreNotesWriter(DumpedProcess process) {
    this.process = process;
  }

  /**
   * All notes.
   *
   * @param threads the first thread first
   * @param auxiliaryVector as the kernel gave it to the process
   * @param maps of which those of files are listed; names with a byte in each character
   * @param pageSize in bytes
   */
  static byte[] write(
      DumpedProcess process,
      List<DumpedProcess.OfThread> threads,
      byte[] auxiliaryVector,
      List<ProcessMaps.Line> maps,
      long pageSize) {
    CoreNotesWriter writer = new CoreNotesWriter(process);
    writer.process();
    threads.forEach(writer::thread);
    writer.note("CORE", NT_AUXV, auxiliaryVector);
    writer.files(maps, pageSize);
    return writer.out.toByteArray();
  }

  /** {@code struct elf_prpsinfo}. */
  private void process() {
    StatFile stat = process.stat();
    ByteBuffer d = little(PRPSINFO_BYTES);
    d.put(0, (byte) Math.max(0, "RSDTZW".indexOf(stat.state())));
    d.put(1, (byte) stat.state());
    d.put(2, (byte) (stat.state() == 'Z' ? 1 : 0));
    d.put(3, (byte) stat.nice());
    d.putLong(8, stat.flags());
    d.putInt(16, process.uid()).putInt(20, process.gid());
    d.putInt(24, process.ids().pid()).putInt(28, process.ids().parent());
    d.putInt(32, process.ids().group()).putInt(36, process.ids().session());
    put(d, NAME_AT, line(process.name()), ARGUMENTS_AT - NAME_AT);
    put(d, ARGUMENTS_AT, spaced(process.arguments()), PRPSINFO_BYTES - ARGUMENTS_AT);
    note("CORE", NT_PRPSINFO, d.array());
  }

  /** The last byte of the room stays zero. */
  private static void put(ByteBuffer d, int at, byte[] text, int room) {
    d.put(at, text, 0, Math.min(text.length, room - 1));
  }

  private static byte[] line(byte[] text) {
    int end = text.length;
    while (end > 0 && text[end - 1] == '\n') {
      end--;
    }
    return Arrays.copyOf(text, end);
  }

  private static byte[] spaced(byte[] words) {
    int end = words.length;
    while (end > 0 && words[end - 1] == 0) {
      end--;
    }
    byte[] text = Arrays.copyOf(words, end);
    for (int i = 0; i < end; i++) {
      text[i] = text[i] == 0 ? (byte) ' ' : text[i];
    }
    return text;
  }

  /** {@code struct elf_prstatus}, and the thread's other notes. */
  private void thread(DumpedProcess.OfThread thread) {
    int length = REGISTERS_AT + thread.general().length;
    ByteBuffer d = little(length + 8);
    int signal = thread.signal().map(info -> wrap(info).getInt(0)).orElse(0);
    d.putInt(0, signal).putShort(12, (short) signal);
    d.putLong(16, thread.pending()).putLong(24, thread.blocked());
    d.putInt(32, thread.tid()).putInt(36, process.ids().parent());
    d.putInt(40, process.ids().group()).putInt(44, process.ids().session());
    for (int i = 0; i < 4; i++) {
      long ticks = thread.ticks()[i];
      d.putLong(48 + 16 * i, ticks / StatFile.TICKS);
      d.putLong(56 + 16 * i, ticks % StatFile.TICKS * MICROSECONDS_IN_A_TICK);
    }
    d.put(REGISTERS_AT, thread.general());
    boolean floatingPoint = !thread.sets().isEmpty();
    d.putInt(length, floatingPoint ? 1 : 0);
    note("CORE", NT_PRSTATUS, d.array());
    for (DumpedProcess.RegisterSet set : thread.sets()) {
      note(set.type() < FIRST_OF_LINUX ? "CORE" : "LINUX", set.type(), set.bytes());
    }
    thread.signal().ifPresent(info -> note("CORE", NT_SIGINFO, info));
  }

  /** NT_FILE: count, page size, count × (start, end, offset in pages), then the names. */
  private void files(List<ProcessMaps.Line> maps, long pageSize) {
    List<ProcessMaps.Line> files =
        maps.stream().filter(line -> line.mapping().path().isPresent()).toList();
    ByteBuffer numbers = little(16 + 24 * files.size());
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    numbers.putLong(files.size()).putLong(pageSize);
    for (ProcessMaps.Line file : files) {
      numbers.putLong(file.mapping().start()).putLong(file.mapping().end());
      numbers.putLong(file.mapping().fileOffset() / pageSize);
      names.writeBytes(file.name().getBytes(StandardCharsets.ISO_8859_1));
      names.write(0);
    }
    ByteBuffer d = little(numbers.capacity() + names.size());
    d.put(numbers.array()).put(names.toByteArray());
    note("CORE", NT_FILE, d.array());
  }

  /** {@code Elf64_Nhdr}, name and description, each filled up to four bytes. */
  private void note(String name, int type, byte[] description) {
    byte[] owner = name.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer header = little(12);
    header.putInt(owner.length + 1).putInt(description.length).putInt(type);
    out.writeBytes(header.array());
    out.writeBytes(Arrays.copyOf(owner, filled(owner.length + 1)));
    out.writeBytes(description);
    out.writeBytes(new byte[filled(description.length) - description.length]);
  }

  private static int filled(int length) {
    return length + 3 & -4;
  }

  private static ByteBuffer little(int bytes) {
    return wrap(new byte[bytes]);
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
