package inquest.engine.dwarf.entry;

import inquest.engine.note.Unreadable;
import java.util.List;

/**
 * A unit of {@code .debug_info} or {@code .debug_types} (DWARF 5 section 7.5.1). Offsets count from
 * the start of the section. What its first entry says is read when first asked for. Belongs to one
 * thread; a unit is one object.
 */
public final class Unit {
  private final UnitFile file;
  private final Pages bytes;
  private final UnitHeader header;
  private Abbreviations shapes;
  private Die root;

  Unit(UnitFile file, Pages bytes, UnitHeader header) {
    this.file = file;
    this.bytes = bytes;
    this.header = header;
  }

  /** The file that it lies in. */
  public UnitFile file() {
    return file;
  }

  /** The sections of the file that it lies in. */
  public DebugSections sections() {
    return file.sections();
  }

  /** The section that it lies in. */
  Pages bytes() {
    return bytes;
  }

  /** Where its header starts. */
  public long start() {
    return header.start();
  }

  /** First byte after it. */
  public long end() {
    return header.end();
  }

  /** Where its first entry starts. */
  public long firstDie() {
    return header.firstDie();
  }

  /** Its version and sizes. */
  public Format format() {
    return header.format();
  }

  /** {@code DW_UT_*}; {@code DW_UT_compile} for every unit of old that is not a type unit. */
  int kind() {
    return header.kind();
  }

  /** Whether it is a type unit. */
  public boolean isTypeUnit() {
    return header.kind() == Dw.UT_TYPE || header.kind() == Dw.UT_SPLIT_TYPE;
  }

  /** The signature of a type unit, the id of a skeleton or split unit of DWARF 5; else 0. */
  public long id() {
    return header.id();
  }

  /** Of a type unit: offset of the type's entry from {@code start}. */
  long typeOffset() {
    return header.typeOffset();
  }

  /** The shape that an abbreviation code stands for. */
  public Abbreviation shape(long code) {
    if (shapes == null) {
      shapes = file.abbreviations(header.abbreviations(), header.format());
    }
    return shapes.of(code);
  }

  /** A cursor at an entry of this unit. */
  public Cursor cursor(long offset) {
    if (offset < header.firstDie() || offset >= header.end()) {
      throw Unreadable.implausible(0, "a reference leads outside its unit");
    }
    return new Cursor(bytes, offset, header.end());
  }

  /** A cursor at the first child of an entry that has children. */
  public Cursor childrenOf(Die die) {
    return new Cursor(bytes, die.next(), header.end());
  }

  /** Reads the entry at an offset. */
  public Die die(long offset) {
    Cursor in = cursor(offset);
    return Die.read(this, in, offset, shape(in.uleb()));
  }

  /** The entry of the unit itself. */
  public Die root() {
    if (root == null) {
      root = die(header.firstDie());
    }
    return root;
  }

  /**
   * The unit in the linked file that stands for this one in a .dwo or .dwp file; itself where it is
   * not split.
   */
  public Unit linked() {
    return file.skeleton().orElse(this);
  }

  /**
   * A unit of the supplementary file, to read from its sections.
   *
   * @throws Unreadable when the file was not found or has no units
   */
  public Unit supplementary() {
    List<Unit> units = file.supplement().units();
    if (units.isEmpty()) {
      throw Unreadable.implausible(0, "the supplementary file has no units");
    }
    return units.getFirst();
  }

  /** Where its table in {@code .debug_str_offsets} starts (DWARF 5 section 7.26). */
  long strOffsetsBase() {
    return root().number(Dw.AT_STR_OFFSETS_BASE, tableHeader(4));
  }

  /** Where its table in {@code .debug_rnglists} starts (DWARF 5 section 7.28). */
  long rnglistsBase() {
    return root().number(Dw.AT_RNGLISTS_BASE, tableHeader(8));
  }

  /** Pages of the header of a table that a split unit has for itself and thus gives no base for. */
  private long tableHeader(int fields) {
    if (format().version() < 5) {
      return 0;
    }
    return format().offsetSize() == 4 ? 4 + fields : 12 + fields;
  }

  /** An address of the unit's table in {@code .debug_addr} (DWARF 5 section 7.27). */
  long indexedAddress(long index) {
    Unit linked = linked();
    Die first = linked.root();
    long base = first.number(Dw.AT_ADDR_BASE, first.number(Dw.AT_GNU_ADDR_BASE, 0));
    Pages table = linked.sections().get(DebugSection.ADDR);
    int size = format().addressSize();
    if (index < 0 || index >= table.length() / Math.max(1, size)) {
      throw Unreadable.implausible(0, "an address lies outside .debug_addr");
    }
    return table.at(base + index * size).unsigned(size);
  }
}
