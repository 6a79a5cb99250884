package inquest.engine.dwarf.code;

import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.DebugSection;
import inquest.engine.dwarf.entry.RangeIndex;
import inquest.engine.dwarf.entry.Ranges;
import inquest.engine.dwarf.entry.UnitFile;
import inquest.engine.note.Unreadable;

/** Reads {@code .debug_aranges} (DWARF 5 section 6.1.2). */
final class Aranges {
  private final RangeIndex index = new RangeIndex();
  private final boolean codeAtZero;

  private Aranges(boolean codeAtZero) {
    this.codeAtZero = codeAtZero;
  }

  /**
   * The addresses of units, each with the offset of its unit in {@code .debug_info}; as far as the
   * section can be read: what it does not say has to be looked for elsewhere anyway.
   */
  static RangeIndex read(UnitFile file) {
    Aranges aranges = new Aranges(file.codeAtZero());
    try {
      Cursor in = file.sections().get(DebugSection.ARANGES).at(0);
      while (!in.atEnd()) {
        aranges.set(in);
      }
    } catch (Unreadable _) {
      return aranges.index;
    }
    return aranges.index;
  }

  /** The addresses of one unit. */
  private void set(Cursor in) {
    long start = in.at();
    long length = in.u32();
    int offsetSize = 4;
    if (length == 0xffff_ffffL) {
      length = in.u64();
      offsetSize = 8;
    }
    long end = in.at() + length;
    if (length <= 0 || length > in.left()) {
      throw Unreadable.implausible(0, "an entry of .debug_aranges ends outside it");
    }
    if (in.u16() == 2) {
      long unit = in.unsigned(offsetSize);
      int size = in.u8();
      boolean segments = in.u8() != 0;
      if ((size == 4 || size == 8) && !segments) {
        long tuple = 2L * size; // tuples are aligned to their size from the start of the set
        in.seek(start + (in.at() - start + tuple - 1) / tuple * tuple);
        tuples(in, end, size, unit);
      }
    }
    in.seek(end);
  }

  private void tuples(Cursor in, long end, int size, long unit) {
    while (in.at() + 2L * size <= end) {
      long low = in.unsigned(size);
      long length = in.unsigned(size);
      if (low == 0 && length == 0) {
        return;
      }
      if (length > 0 && !Ranges.isGone(low, codeAtZero)) {
        index.add(low, low + length, unit);
      }
    }
  }
}
