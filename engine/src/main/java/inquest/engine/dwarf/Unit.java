package inquest.engine.dwarf;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.Map;

/**
 * A unit of {@code .debug_info} or {@code .debug_types} (DWARF 5 section 7.5.1). Offsets count from
 * the start of the section.
 */
final class Unit {
  private final DebugSections file;
  private final byte[] bytes;
  private final int start;
  private final int end;
  private final int firstDie;
  private final int version;
  private final int addressSize;
  private final int offsetSize;
  private final Map<Long, Abbreviation> abbreviations;
  private final long signature;
  private final long typeOffset;
  private final long strOffsetsBase;

  Unit(
      DebugSections file,
      byte[] bytes,
      int start,
      int end,
      int firstDie,
      int version,
      int addressSize,
      int offsetSize,
      Map<Long, Abbreviation> abbreviations,
      long signature,
      long typeOffset,
      long strOffsetsBase) {
    this.file = file;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.firstDie = firstDie;
    this.version = version;
    this.addressSize = addressSize;
    this.offsetSize = offsetSize;
    this.abbreviations = abbreviations;
    this.signature = signature;
    this.typeOffset = typeOffset;
    this.strOffsetsBase = strOffsetsBase;
  }

  /** The sections of the file that it lies in. */
  DebugSections file() {
    return file;
  }

  /** The section. */
  byte[] bytes() {
    return bytes;
  }

  /** Where its header starts. */
  int start() {
    return start;
  }

  /** First byte after it. */
  int end() {
    return end;
  }

  /** Where its first entry starts. */
  int firstDie() {
    return firstDie;
  }

  /** 2 to 5. */
  int version() {
    return version;
  }

  /** In bytes. */
  int addressSize() {
    return addressSize;
  }

  /** 4, or 8 in 64-bit DWARF. */
  int offsetSize() {
    return offsetSize;
  }

  /** By code. */
  Map<Long, Abbreviation> abbreviations() {
    return abbreviations;
  }

  /** Of a type unit; 0 for every other unit. */
  long signature() {
    return signature;
  }

  /** Of a type unit: offset of the type's entry from {@code start}. */
  long typeOffset() {
    return typeOffset;
  }

  /** {@code DW_AT_str_offsets_base}. */
  long strOffsetsBase() {
    return strOffsetsBase;
  }

  /** A cursor at an entry of this unit. */
  Cursor cursor(long offset) {
    if (offset < firstDie || offset >= end) {
      throw Unreadable.implausible(0, "a reference leads outside its unit");
    }
    return new Cursor(bytes, (int) offset, end);
  }

  Unit withStrOffsetsBase(long base) {
    return new Unit(
        file,
        bytes,
        start,
        end,
        firstDie,
        version,
        addressSize,
        offsetSize,
        abbreviations,
        signature,
        typeOffset,
        base);
  }

  /** Goes over one attribute's value. */
  void skip(Cursor in, int form) {
    switch (form) {
      case Dw.FORM_FLAG_PRESENT, Dw.FORM_IMPLICIT_CONST -> {}
      case Dw.FORM_DATA1, Dw.FORM_REF1, Dw.FORM_FLAG, Dw.FORM_STRX1, Dw.FORM_ADDRX1 -> in.skip(1);
      case Dw.FORM_DATA2, Dw.FORM_REF2, Dw.FORM_STRX2, Dw.FORM_ADDRX2 -> in.skip(2);
      case Dw.FORM_STRX3, Dw.FORM_ADDRX3 -> in.skip(3);
      case Dw.FORM_DATA4, Dw.FORM_REF4, Dw.FORM_REF_SUP4, Dw.FORM_STRX4, Dw.FORM_ADDRX4 ->
          in.skip(4);
      case Dw.FORM_DATA8, Dw.FORM_REF8, Dw.FORM_REF_SIG8, Dw.FORM_REF_SUP8 -> in.skip(8);
      case Dw.FORM_DATA16 -> in.skip(16);
      case Dw.FORM_ADDR -> in.skip(addressSize);
      case Dw.FORM_REF_ADDR -> in.skip(version == 2 ? addressSize : offsetSize);
      case Dw.FORM_STRP,
          Dw.FORM_LINE_STRP,
          Dw.FORM_SEC_OFFSET,
          Dw.FORM_STRP_SUP,
          Dw.FORM_GNU_REF_ALT,
          Dw.FORM_GNU_STRP_ALT ->
          in.skip(offsetSize);
      case Dw.FORM_SDATA,
          Dw.FORM_UDATA,
          Dw.FORM_REF_UDATA,
          Dw.FORM_STRX,
          Dw.FORM_ADDRX,
          Dw.FORM_LOCLISTX,
          Dw.FORM_RNGLISTX,
          Dw.FORM_GNU_ADDR_INDEX,
          Dw.FORM_GNU_STR_INDEX ->
          in.uleb();
      case Dw.FORM_STRING -> in.skipString();
      case Dw.FORM_BLOCK, Dw.FORM_EXPRLOC -> in.skip(in.uleb());
      case Dw.FORM_BLOCK1 -> in.skip(in.u8());
      case Dw.FORM_BLOCK2 -> in.skip(in.u16());
      case Dw.FORM_BLOCK4 -> in.skip(in.u32());
      case Dw.FORM_INDIRECT -> skip(in, (int) in.uleb());
      default -> throw unknown(form);
    }
  }

  /**
   * One attribute's value as a number: a constant, a reference or an index as it stands; for blocks
   * and strings in place the offset where they start.
   */
  long value(Cursor in, int form, long implicit) {
    return switch (form) {
      case Dw.FORM_FLAG_PRESENT -> 1;
      case Dw.FORM_IMPLICIT_CONST -> implicit;
      case Dw.FORM_DATA1, Dw.FORM_REF1, Dw.FORM_FLAG, Dw.FORM_STRX1, Dw.FORM_ADDRX1 -> in.u8();
      case Dw.FORM_DATA2, Dw.FORM_REF2, Dw.FORM_STRX2, Dw.FORM_ADDRX2 -> in.u16();
      case Dw.FORM_STRX3, Dw.FORM_ADDRX3 -> in.u24();
      case Dw.FORM_DATA4, Dw.FORM_REF4, Dw.FORM_REF_SUP4, Dw.FORM_STRX4, Dw.FORM_ADDRX4 -> in.u32();
      case Dw.FORM_DATA8, Dw.FORM_REF8, Dw.FORM_REF_SIG8, Dw.FORM_REF_SUP8 -> in.u64();
      case Dw.FORM_ADDR -> in.unsigned(addressSize);
      case Dw.FORM_REF_ADDR -> in.unsigned(version == 2 ? addressSize : offsetSize);
      case Dw.FORM_STRP,
          Dw.FORM_LINE_STRP,
          Dw.FORM_SEC_OFFSET,
          Dw.FORM_STRP_SUP,
          Dw.FORM_GNU_REF_ALT,
          Dw.FORM_GNU_STRP_ALT ->
          in.unsigned(offsetSize);
      case Dw.FORM_SDATA -> in.sleb();
      case Dw.FORM_UDATA,
          Dw.FORM_REF_UDATA,
          Dw.FORM_STRX,
          Dw.FORM_ADDRX,
          Dw.FORM_LOCLISTX,
          Dw.FORM_RNGLISTX,
          Dw.FORM_GNU_ADDR_INDEX,
          Dw.FORM_GNU_STR_INDEX ->
          in.uleb();
      default -> {
        long at = in.at();
        skip(in, form);
        yield at;
      }
    };
  }

  private static Unreadable unknown(int form) {
    return new Unreadable(
        Absence.UNSUPPORTED, 0, "DWARF form 0x" + Integer.toHexString(form) + " is not known");
  }
}
