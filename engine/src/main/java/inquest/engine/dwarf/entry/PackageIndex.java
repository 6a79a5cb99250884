package inquest.engine.dwarf.entry;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code .debug_cu_index} of a package file: which part of each section is a unit's (DWARF 5
 * section 7.3.5.3; version 2 is GNU's extension to DWARF 4).
 */
public final class PackageIndex {
  private static final int HEADER_BYTES = 16;
  private static final int MOST_COLUMNS = 64;

  private final DebugSections sections;
  private final Bytes index;
  private final int version;
  private final int columns;
  private final long units;
  private final long slots;

  private PackageIndex(DebugSections sections, Bytes index) {
    this.sections = sections;
    this.index = index;
    version = index.u16(0); // version 2 writes four bytes, of which the upper ones are 0
    columns = index.i32(4);
    units = index.u32(8);
    slots = index.u32(12);
    if (version != 2 && version != 5) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "a .dwp index of version " + version + " (2 and 5 are known)");
    }
    if (columns < 0 || columns > MOST_COLUMNS || Long.bitCount(slots) > 1) {
      throw Unreadable.implausible(0, "the index of a .dwp file is damaged");
    }
  }

  /**
   * The index of a package; empty where the file is none.
   *
   * @throws Unreadable when it is damaged
   */
  public static Optional<PackageIndex> of(ElfFile file) {
    Optional<Section> section = file.section(".debug_cu_index");
    return section.map(s -> new PackageIndex(DebugSections.split(file), file.content(s)));
  }

  /**
   * The sections as the unit of that id sees them; empty where the package does not have it.
   *
   * @throws Unreadable when the index is damaged
   */
  public Optional<DebugSections> unit(long id) {
    long row = row(id);
    if (row == 0) {
      return Optional.empty();
    }
    if (row > units) {
      throw Unreadable.implausible(0, "the index of a .dwp file has no row " + row);
    }
    long table = HEADER_BYTES + slots * 12;
    long offsets = table + 4L * columns * row; // row 0 names the columns
    long sizes = offsets + 4L * columns * units;
    Map<DebugSection, Bytes> parts = new EnumMap<>(DebugSection.class);
    for (int i = 0; i < columns; i++) {
      int column = index.i32(table + 4L * i);
      for (DebugSection section : DebugSection.values()) {
        if (section.packageColumn(version) == column) {
          Bytes whole = sections.get(section).bytes();
          parts.put(section, whole.clipped(index.u32(offsets + 4L * i), index.u32(sizes + 4L * i)));
        }
      }
    }
    return Optional.of(sections.withParts(parts));
  }

  /** The row of an id, from 1; 0 where there is none. */
  private long row(long id) {
    long mask = slots - 1;
    long slot = id & mask;
    long step = id >>> 32 & mask | 1;
    for (long probes = 0; probes < slots; probes++) {
      long row = index.u32(HEADER_BYTES + slots * 8 + slot * 4);
      if (row == 0 || index.i64(HEADER_BYTES + slot * 8) == id) {
        return row;
      }
      slot = slot + step & mask;
    }
    return 0;
  }
}
