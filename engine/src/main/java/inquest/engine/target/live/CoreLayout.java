package inquest.engine.target.live;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.machine.Architecture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Where everything lies in a core: the ELF header, the program headers, the notes, and from the
 * next page on the saved memory (System V gABI, chapters 4 and 5).
 */
final class CoreLayout {
  private static final int ELF_HEADER = 64;
  private static final int PROGRAM_HEADER = 56;
  private static final int SECTION_HEADER = 64;

  /** {@code PN_XNUM}: the number of program headers is in the first section header. */
  private static final int COUNT_ELSEWHERE = 0xffff;

  private final Architecture architecture;
  private final List<Segment> segments;
  private final long notesAt;
  private final int notes;
  private final long memoryAt;
  private final long pageSize;

  /**
   * A mapping.
   *
   * @param start its first address
   * @param size its bytes
   * @param saved how many of them the core has, from the first; a multiple of the page size
   * @param flags {@code p_flags}
   */
  record Segment(long start, long size, long saved, int flags) {}

  /**
   * @param segments in the order of their addresses
   * @param notes bytes of all notes
   * @param pageSize in bytes
   */
  CoreLayout(Architecture architecture, List<Segment> segments, int notes, long pageSize) {
    this.architecture = architecture;
    this.segments = List.copyOf(segments);
    this.notes = notes;
    this.pageSize = pageSize;
    long headers = ELF_HEADER + (long) PROGRAM_HEADER * headers();
    notesAt = headers + (extended() ? SECTION_HEADER : 0);
    memoryAt = filled(notesAt + notes);
  }

  private int headers() {
    return segments.size() + 1;
  }

  private boolean extended() {
    return headers() >= COUNT_ELSEWHERE;
  }

  private long filled(long bytes) {
    return (bytes + pageSize - 1) / pageSize * pageSize;
  }

  /** Where the first segment's memory starts in the file. */
  long memoryAt() {
    return memoryAt;
  }

  /** Bytes of memory that are saved. */
  long memory() {
    return segments.stream().mapToLong(Segment::saved).sum();
  }

  /** What comes before the notes. */
  byte[] start() {
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(notesAt)).order(ByteOrder.LITTLE_ENDIAN);
    elfHeader(out);
    programHeader(out, ProgramHeader.NOTE, notesAt, new Segment(0, 0, notes, 0), 4);
    long at = memoryAt;
    for (Segment segment : segments) {
      programHeader(out, ProgramHeader.LOAD, at, segment, pageSize);
      at += segment.saved();
    }
    if (extended()) {
      out.position(out.position() + 32).putLong(1); // sh_size: the number of section headers
      out.position(out.position() + 4).putInt(headers()); // sh_info
    }
    return out.array();
  }

  private void elfHeader(ByteBuffer out) {
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    out.putShort((short) ElfFile.CORE).putShort((short) architecture.elfMachine()).putInt(1);
    out.putLong(0).putLong(ELF_HEADER).putLong(extended() ? notesAt - SECTION_HEADER : 0);
    out.putInt(0).putShort((short) ELF_HEADER).putShort((short) PROGRAM_HEADER);
    out.putShort((short) (extended() ? COUNT_ELSEWHERE : headers()));
    out.putShort((short) (extended() ? SECTION_HEADER : 0));
    out.putShort((short) (extended() ? 1 : 0)).putShort((short) 0);
  }

  private static void programHeader(
      ByteBuffer out, int type, long offset, Segment segment, long align) {
    out.putInt(type).putInt(segment.flags()).putLong(offset);
    out.putLong(segment.start()).putLong(0); // no physical address
    out.putLong(segment.saved()).putLong(segment.size()).putLong(align);
  }
}
