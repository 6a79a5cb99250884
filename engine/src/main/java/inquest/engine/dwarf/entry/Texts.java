package inquest.engine.dwarf.entry;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;

/** Text in its forms (DWARF 5 section 7.5.5, class string). */
public final class Texts {
  private Texts() {}

  /**
   * The text of a value of a string form.
   *
   * @param unit the unit that it belongs to
   * @param section where the value was read
   * @param value as {@link Format#value} gave it
   */
  public static String read(Unit unit, Pages section, int form, long value) {
    DebugSections own = unit.sections();
    return switch (form) {
      case Dw.FORM_STRING -> section.text(value);
      case Dw.FORM_STRP -> own.get(DebugSection.STR).text(value);
      case Dw.FORM_LINE_STRP -> own.get(DebugSection.LINE_STR).text(value);
      case Dw.FORM_GNU_STRP_ALT, Dw.FORM_STRP_SUP ->
          unit.file().supplement().sections().get(DebugSection.STR).text(value);
      case Dw.FORM_STRX,
          Dw.FORM_STRX1,
          Dw.FORM_STRX2,
          Dw.FORM_STRX3,
          Dw.FORM_STRX4,
          Dw.FORM_GNU_STR_INDEX ->
          indexed(unit, value);
      default ->
          throw new Unreadable(
              Absence.UNSUPPORTED, 0, "a name of DWARF form 0x" + Integer.toHexString(form));
    };
  }

  private static String indexed(Unit unit, long index) {
    Pages offsets = unit.sections().get(DebugSection.STR_OFFSETS);
    int size = unit.format().offsetSize();
    if (index < 0 || index >= offsets.length() / size) {
      throw Unreadable.implausible(0, "a name lies outside .debug_str_offsets");
    }
    long offset = offsets.at(unit.strOffsetsBase() + index * size).unsigned(size);
    return unit.sections().get(DebugSection.STR).text(offset);
  }
}
