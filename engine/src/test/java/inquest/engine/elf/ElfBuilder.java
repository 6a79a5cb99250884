package inquest.engine.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes small ELF files for tests: segments at page boundaries, in the order they were added. */
public final class ElfBuilder {
  private static final int PAGE = 4096;

  private record Segment(int type, int flags, long vaddr, ByteBuffer bytes, long memsz) {}

  private final int type;
  private final int machine;
  private final List<Segment> segments = new ArrayList<>();

  /**
   * @param type {@code e_type}
   * @param machine {@code e_machine}
   */
  public ElfBuilder(int type, int machine) {
    this.type = type;
    this.machine = machine;
  }

  /**
   * A shared library: a page of headers with a build id, a page of code of 0xc3, a page of data of
   * 0xda. Segments at 0, 0x1000 and 0x3000; file offsets 0, 0x1000 and 0x2000.
   */
  public static byte[] library(String buildId) {
    byte[] code = new byte[PAGE];
    byte[] data = new byte[PAGE];
    java.util.Arrays.fill(code, (byte) 0xc3);
    java.util.Arrays.fill(data, (byte) 0xda);
    byte[] note = buildId.isEmpty() ? new byte[16] : buildIdNote(buildId);
    ByteBuffer file = ByteBuffer.allocate(3 * PAGE).order(ByteOrder.LITTLE_ENDIAN);
    header(file, ElfFile.DYN, 62, 4);
    programHeader(file, 1, 4, 0, 0, PAGE, PAGE);
    programHeader(file, 1, 5, PAGE, PAGE, PAGE, PAGE);
    programHeader(file, 1, 6, 2 * PAGE, 3 * PAGE, PAGE, 2 * PAGE);
    programHeader(file, 4, 4, 0x200, 0x200, note.length, note.length);
    file.put(0x200, note).put(PAGE, code).put(2 * PAGE, data);
    return file.array();
  }

  /** An NT_GNU_BUILD_ID note. */
  public static byte[] buildIdNote(String hex) {
    return note("GNU", 3, java.util.HexFormat.of().parseHex(hex));
  }

  /** A note with four-byte alignment. */
  public static byte[] note(String name, int type, byte[] description) {
    byte[] owner = (name + "\0").getBytes(StandardCharsets.ISO_8859_1);
    int nameEnd = 12 + (owner.length + 3) / 4 * 4;
    ByteBuffer note =
        ByteBuffer.allocate(nameEnd + (description.length + 3) / 4 * 4)
            .order(ByteOrder.LITTLE_ENDIAN);
    note.putInt(owner.length).putInt(description.length).putInt(type).put(owner);
    note.put(nameEnd, description);
    return note.array();
  }

  /** A segment whose bytes all are in the file. */
  public ElfBuilder segment(int segmentType, int flags, long vaddr, byte[] bytes) {
    return segment(segmentType, flags, vaddr, bytes, bytes.length);
  }

  /** A segment of memsz bytes, of which the first are in the file. */
  public ElfBuilder segment(int segmentType, int flags, long vaddr, byte[] bytes, long memsz) {
    segments.add(new Segment(segmentType, flags, vaddr, ByteBuffer.wrap(bytes), memsz));
    return this;
  }

  /** The file. */
  public byte[] build() {
    ByteBuffer headers =
        ByteBuffer.allocate(64 + 56 * segments.size()).order(ByteOrder.LITTLE_ENDIAN);
    header(headers, type, machine, segments.size());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long at = headers.capacity();
    for (Segment s : segments) {
      long aligned = s.type == 1 ? (at + PAGE - 1) / PAGE * PAGE : at;
      body.writeBytes(new byte[(int) (aligned - at)]);
      programHeader(headers, s.type, s.flags, aligned, s.vaddr, s.bytes.capacity(), s.memsz);
      byte[] bytes = new byte[s.bytes.capacity()];
      s.bytes.get(0, bytes);
      body.writeBytes(bytes);
      at = aligned + s.bytes.capacity();
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(headers.array());
    file.writeBytes(body.toByteArray());
    return file.toByteArray();
  }

  private static void header(ByteBuffer file, int type, int machine, int segments) {
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) type).putShort((short) machine).putInt(1);
    file.putLong(0).putLong(64).putLong(0).putInt(0);
    file.putShort((short) 64).putShort((short) 56).putShort((short) segments);
    file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
  }

  private static void programHeader(
      ByteBuffer file, int type, int flags, long offset, long vaddr, long filesz, long memsz) {
    file.putInt(type).putInt(flags).putLong(offset).putLong(vaddr).putLong(0);
    file.putLong(filesz).putLong(memsz).putLong(type == 4 ? 4 : PAGE);
  }
}
