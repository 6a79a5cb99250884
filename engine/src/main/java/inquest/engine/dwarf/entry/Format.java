package inquest.engine.dwarf.entry;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;

/**
 * What decides how many bytes a value has (DWARF 5 sections 7.4 and 7.5.6).
 *
 * @param version of the unit or table, 2 to 5
 * @param addressSize in bytes
 * @param offsetSize 4, or 8 in 64-bit DWARF
 */
public record Format(int version, int addressSize, int offsetSize) {
  /** Goes over one attribute's value. */
  public void skip(Cursor in, int form) {
    int size = fixedSize(form);
    if (size >= 0) {
      in.skip(size);
      return;
    }
    switch (form) {
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
      case Dw.FORM_INDIRECT -> skip(in, direct(in));
      default -> throw unknown(form);
    }
  }

  /** Bytes of every value of a form; -1 where they differ or the form is not known. */
  public int fixedSize(int form) {
    return switch (form) {
      case Dw.FORM_FLAG_PRESENT, Dw.FORM_IMPLICIT_CONST -> 0;
      case Dw.FORM_DATA1, Dw.FORM_REF1, Dw.FORM_FLAG, Dw.FORM_STRX1, Dw.FORM_ADDRX1 -> 1;
      case Dw.FORM_DATA2, Dw.FORM_REF2, Dw.FORM_STRX2, Dw.FORM_ADDRX2 -> 2;
      case Dw.FORM_STRX3, Dw.FORM_ADDRX3 -> 3;
      case Dw.FORM_DATA4, Dw.FORM_REF4, Dw.FORM_REF_SUP4, Dw.FORM_STRX4, Dw.FORM_ADDRX4 -> 4;
      case Dw.FORM_DATA8, Dw.FORM_REF8, Dw.FORM_REF_SIG8, Dw.FORM_REF_SUP8 -> 8;
      case Dw.FORM_DATA16 -> 16;
      case Dw.FORM_ADDR -> addressSize;
      case Dw.FORM_REF_ADDR -> version == 2 ? addressSize : offsetSize;
      case Dw.FORM_STRP,
          Dw.FORM_LINE_STRP,
          Dw.FORM_SEC_OFFSET,
          Dw.FORM_STRP_SUP,
          Dw.FORM_GNU_REF_ALT,
          Dw.FORM_GNU_STRP_ALT ->
          offsetSize;
      default -> -1;
    };
  }

  /**
   * One attribute's value as a number: a constant, a reference or an index as it stands; for blocks
   * and strings in place the offset where they start.
   *
   * @param implicit the value where the form is {@code DW_FORM_implicit_const}
   */
  public long value(Cursor in, int form, long implicit) {
    return switch (form) {
      case Dw.FORM_FLAG_PRESENT -> 1;
      case Dw.FORM_IMPLICIT_CONST -> implicit;
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
        int size = fixedSize(form);
        if (size > 0 && size <= 8) {
          yield in.unsigned(size);
        }
        long at = in.at();
        skip(in, form);
        yield at;
      }
    };
  }

  /** The form that stands before the value of {@code DW_FORM_indirect}. */
  static int direct(Cursor in) {
    int form = (int) in.uleb();
    if (form == Dw.FORM_INDIRECT) {
      throw Unreadable.implausible(0, "a DWARF form that is indirect twice");
    }
    return form;
  }

  private static Unreadable unknown(int form) {
    return new Unreadable(
        Absence.UNSUPPORTED, 0, "DWARF form 0x" + Integer.toHexString(form) + " is not known");
  }
}
