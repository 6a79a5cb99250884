package inquest.engine.dwarf.entry;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;

/**
 * The header of a unit (DWARF 5 section 7.5.1). Offsets count from the start of the section.
 *
 * @param start where it starts
 * @param end first byte after the unit
 * @param firstDie first byte after the header
 * @param kind {@code DW_UT_*}
 * @param abbreviations offset of its table in {@code .debug_abbrev}
 * @param id signature of a type unit, id of a skeleton or split unit; else 0
 * @param typeOffset of a type unit: offset of the type's entry from the start
 */
record UnitHeader(
    long start,
    long end,
    long firstDie,
    Format format,
    int kind,
    long abbreviations,
    long id,
    long typeOffset) {

  /**
   * A unit's length and where it ends.
   *
   * @param start where its header starts
   * @param body first byte after the length
   */
  record Extent(long start, long body, long end, int offsetSize) {
    /**
     * Reads the length at the cursor.
     *
     * @throws Unreadable when it leads outside the section
     */
    static Extent read(Cursor in) {
      long start = in.at();
      long length = in.u32();
      int offsetSize = 4;
      if (length == 0xffff_ffffL) {
        length = in.u64();
        offsetSize = 8;
      }
      if (length <= 0 || length > in.left()) {
        throw Unreadable.implausible(0, "a unit of the debug information ends outside its section");
      }
      return new Extent(start, in.at(), in.at() + length, offsetSize);
    }
  }

  /**
   * Reads the header at the cursor, which stands behind the length.
   *
   * @param oldTypes whether the section is {@code .debug_types}
   * @throws Unreadable when its version is not known or it is cut off
   */
  static UnitHeader read(Cursor in, Extent extent, boolean oldTypes) {
    int version = in.u16();
    if (version < 2 || version > 5) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "DWARF version " + version + " is not known (2 to 5 are)");
    }
    int kind = oldTypes ? Dw.UT_TYPE : Dw.UT_COMPILE;
    int addressSize;
    long abbreviations;
    if (version == 5) {
      kind = in.u8();
      addressSize = in.u8();
      abbreviations = in.unsigned(extent.offsetSize());
    } else {
      abbreviations = in.unsigned(extent.offsetSize());
      addressSize = in.u8();
    }
    long id = 0;
    long typeOffset = 0;
    if (kind == Dw.UT_TYPE || kind == Dw.UT_SPLIT_TYPE) {
      id = in.u64();
      typeOffset = in.unsigned(extent.offsetSize());
    } else if (kind == Dw.UT_SKELETON || kind == Dw.UT_SPLIT_COMPILE) {
      id = in.u64();
    }
    Format format = new Format(version, addressSize, extent.offsetSize());
    return new UnitHeader(
        extent.start(), extent.end(), in.at(), format, kind, abbreviations, id, typeOffset);
  }
}
