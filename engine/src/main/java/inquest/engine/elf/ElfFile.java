package inquest.engine.elf;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A 64-bit little-endian ELF file, or as much of it as is there: headers that lie outside the bytes
 * are left out and {@link #truncated} says so. Tables are read when asked for. Safe to use from
 * several threads.
 */
public final class ElfFile {
  /** {@code ET_EXEC}. */
  public static final int EXEC = 2;

  /** {@code ET_DYN}. */
  public static final int DYN = 3;

  /** {@code ET_CORE}. */
  public static final int CORE = 4;

  private static final int NT_GNU_BUILD_ID = 3;
  private static final int SECTION_HEADER_BYTES = 64;
  private static final int EXTENDED_COUNT = 0xffff; // PN_XNUM: the count is in section header 0
  private static final int MAX_SECTIONS = 1_000_000;

  private final Bytes bytes;
  private final int type;
  private final int machine;
  private final long entry;
  private final List<ProgramHeader> programHeaders;
  private final boolean truncated;
  private volatile List<Section> sections; // parsed when first asked for; racing threads agree

  private ElfFile(Bytes bytes) {
    this.bytes = bytes;
    type = bytes.u16(16);
    machine = bytes.u16(18);
    entry = bytes.i64(24);
    List<ProgramHeader> headers = new ArrayList<>();
    truncated = !readProgramHeaders(headers);
    programHeaders = List.copyOf(headers);
  }

  /**
   * Reads the ELF header and the program headers.
   *
   * @throws NotElf when these bytes are not a 64-bit little-endian ELF file
   */
  public static ElfFile parse(Bytes bytes) throws NotElf {
    if (bytes.length() < 4
        || bytes.u8(0) != 0x7f
        || bytes.u8(1) != 'E'
        || bytes.u8(2) != 'L'
        || bytes.u8(3) != 'F') {
      throw new NotElf(NotElf.Reason.NO_MAGIC);
    }
    if (bytes.length() < 64) {
      throw new NotElf(NotElf.Reason.TOO_SHORT);
    }
    if (bytes.u8(4) != 2) {
      throw new NotElf(NotElf.Reason.NOT_64_BIT);
    }
    if (bytes.u8(5) != 1) {
      throw new NotElf(NotElf.Reason.BIG_ENDIAN);
    }
    return new ElfFile(bytes);
  }

  /** {@code e_type}. */
  public int type() {
    return type;
  }

  /** {@code e_machine}. */
  public int machine() {
    return machine;
  }

  /** The architecture; empty when Inquest does not know {@code e_machine}. */
  public Optional<Architecture> architecture() {
    return Architecture.ofElfMachine(machine);
  }

  /** {@code e_entry}. */
  public long entry() {
    return entry;
  }

  /** The program headers that are there. */
  public List<ProgramHeader> programHeaders() {
    return programHeaders;
  }

  /** Whether program headers, or file bytes that they promise, lie behind the end of the file. */
  public boolean truncated() {
    return headersTruncated()
        || programHeaders.stream()
            .anyMatch(h ->
                h.filesz() != 0
                    && Long.compareUnsigned(h.offset() + h.filesz(), bytes.length()) > 0);
  }

  /** Whether program headers lie behind the end of the file. */
  public boolean headersTruncated() {
    return truncated;
  }

  /**
   * The bytes of a segment that are in the file: fewer than {@code p_filesz} when the file is cut.
   */
  public Bytes content(ProgramHeader header) {
    return bytes.clipped(header.offset(), header.filesz());
  }

  /** The whole file. */
  public Bytes bytes() {
    return bytes;
  }

  /** All notes of all note segments. */
  public List<ElfNote> notes() {
    List<ElfNote> notes = new ArrayList<>();
    for (ProgramHeader header : programHeaders) {
      if (header.type() == ProgramHeader.NOTE) {
        notes.addAll(parseNotes(content(header), header.align()));
      }
    }
    return notes;
  }

  /** The GNU build id as lower-case hex, from note segments or sections. */
  public Optional<String> buildId() {
    Optional<String> inSegments = buildId(notes());
    if (inSegments.isPresent()) {
      return inSegments;
    }
    return sections().stream()
        .filter(s -> s.type() == Section.NOTE)
        .map(s -> buildId(parseNotes(bytes.clipped(s.offset(), s.size()), 4)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> buildId(List<ElfNote> notes) {
    return notes.stream()
        .filter(n -> n.type() == NT_GNU_BUILD_ID && n.name().equals("GNU") && n.whole())
        .map(n -> HexFormat.of().formatHex(n.description().copy(0, n.description().length())))
        .findFirst();
  }

  /**
   * The lowest page-aligned {@code p_vaddr} of the {@code PT_LOAD} segments: what load bias is
   * counted from.
   */
  public long firstLoadAddress() {
    return programHeaders.stream()
        .filter(h -> h.type() == ProgramHeader.LOAD)
        .mapToLong(h -> h.vaddr() & -4096L)
        .min()
        .orElse(0);
  }

  /** The section headers; empty where the file has none or they are cut off. */
  public List<Section> sections() {
    List<Section> known = sections;
    if (known == null) {
      known = List.copyOf(readSections());
      sections = known;
    }
    return known;
  }

  private List<Section> readSections() {
    long offset = bytes.i64(40);
    int count = bytes.u16(60);
    int names = bytes.u16(62);
    if (offset == 0 || offset < 0 || offset > bytes.length() - SECTION_HEADER_BYTES) {
      return List.of();
    }
    long total = count == 0 ? bytes.i64(offset + 32) : count;
    long namesIndex = names == EXTENDED_COUNT ? bytes.u32(offset + 40) : names;
    if (total < 0
        || total > MAX_SECTIONS
        || namesIndex >= total
        || offset > bytes.length() - total * SECTION_HEADER_BYTES) {
      return List.of();
    }
    long namesHeader = offset + namesIndex * SECTION_HEADER_BYTES;
    Bytes strings = bytes.clipped(bytes.i64(namesHeader + 24), bytes.i64(namesHeader + 32));
    List<Section> read = new ArrayList<>();
    for (long i = 0; i < total; i++) {
      read.add(section(offset + i * SECTION_HEADER_BYTES, strings));
    }
    return read;
  }

  private Section section(long at, Bytes strings) {
    Bytes header = bytes.slice(at, SECTION_HEADER_BYTES).held(SECTION_HEADER_BYTES);
    long name = header.u32(0);
    return new Section(
        name < strings.length() ? strings.latin1(name) : "",
        header.i32(4),
        header.i64(8),
        header.i64(16),
        header.i64(24),
        header.i64(32),
        header.i32(40),
        header.i64(56));
  }

  /** The section of that name. */
  public Optional<Section> section(String name) {
    return sections().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /**
   * The bytes of a section, inflated where they are compressed with zlib or zstd ({@code
   * SHF_COMPRESSED}, or an older {@code .zdebug_} section).
   *
   * @throws Unreadable when the section's bytes are not in the file or cannot be inflated
   */
  public Bytes content(Section section) {
    if (section.type() == Section.NOBITS) {
      throw Unreadable.implausible(0, "section " + section.name() + " has no bytes in the file");
    }
    Bytes raw = bytes.slice(section.offset(), section.size());
    if ((section.flags() & Section.COMPRESSED) != 0) {
      return CompressedSection.withHeader(section.name(), raw);
    }
    if (section.name().startsWith(".zdebug_") && raw.length() > 12) {
      return CompressedSection.old(section.name(), raw);
    }
    return raw;
  }

  /** The symbol tables of the file: {@code .symtab} and {@code .dynsym}. */
  public SymbolTables symbols() {
    return new SymbolTables(this);
  }

  private boolean readProgramHeaders(List<ProgramHeader> headers) {
    long offset = bytes.i64(32);
    long count = bytes.u16(56);
    if (count == EXTENDED_COUNT) {
      long sections = bytes.i64(40);
      if (sections <= 0 || sections > bytes.length() - SECTION_HEADER_BYTES) {
        return readUncounted(headers, offset);
      }
      count = bytes.u32(sections + 44);
    }
    for (long i = 0; i < count; i++) {
      long at = offset + i * ProgramHeader.BYTES;
      if (at < 0 || at > bytes.length() - ProgramHeader.BYTES) {
        return false;
      }
      headers.add(programHeader(at));
    }
    return true;
  }

  /**
   * The section header that counts the program headers stands at the end of a core and is cut off:
   * the headers go on until the first byte of content.
   */
  private boolean readUncounted(List<ProgramHeader> headers, long offset) {
    long end = bytes.length();
    for (long at = offset;
        at > 0 && at <= bytes.length() - ProgramHeader.BYTES && at <= end - ProgramHeader.BYTES;
        at += ProgramHeader.BYTES) {
      ProgramHeader header = programHeader(at);
      headers.add(header);
      if (header.filesz() != 0 && header.offset() > 0 && header.offset() < end) {
        end = header.offset();
      }
    }
    return false;
  }

  private ProgramHeader programHeader(long at) {
    Bytes header = bytes.slice(at, ProgramHeader.BYTES).held(ProgramHeader.BYTES);
    return new ProgramHeader(
        header.i32(0),
        header.i32(4),
        header.i64(8),
        header.i64(16),
        header.i64(32),
        header.i64(40),
        header.i64(48));
  }

  /** Parses a run of notes; a note that is cut off is given with what is there of it. */
  public static List<ElfNote> parseNotes(Bytes run, long align) {
    List<ElfNote> notes = new ArrayList<>();
    eachNote(run, align, notes::add);
    return notes;
  }

  /**
   * Hands out the notes of a run one by one; a note that is cut off is given with what is there of
   * it.
   *
   * @param align alignment of the run: 8, or anything else for 4
   * @param more takes a note and says whether it wants the next
   */
  public static void eachNote(Bytes run, long align, Predicate<ElfNote> more) {
    long pad = align == 8 ? 8 : 4;
    long at = 0;
    while (at <= run.length() - 12) {
      long nameSize = run.u32(at);
      long size = run.u32(at + 4);
      long descriptionAt = roundUp(at + 12 + nameSize, pad);
      if (nameSize > 256 || descriptionAt > run.length()) {
        return;
      }
      Bytes description = run.clipped(descriptionAt, size);
      String name = run.clipped(at + 12, nameSize).latin1(0);
      if (!more.test(
          new ElfNote(name, run.i32(at + 8), description, description.length() == size))) {
        return;
      }
      at = roundUp(descriptionAt + size, pad);
    }
  }

  private static long roundUp(long value, long to) {
    return (value + to - 1) / to * to;
  }
}
