package inquest.engine.dwarf.macro;

import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.DebugSection;
import inquest.engine.dwarf.entry.Pages;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Unreadable;

/** Reads {@code .debug_macinfo} (DWARF 4 section 6.3). */
final class MacinfoList {
  private static final int DEFINE = 1;
  private static final int UNDEF = 2;
  private static final int START_FILE = 3;
  private static final int END_FILE = 4;
  private static final int VENDOR_EXT = 0xff;

  private MacinfoList() {}

  /**
   * Reads the list at an offset.
   *
   * @throws Unreadable when it is damaged
   */
  static void read(Unit unit, long offset, MacroScan scan) {
    Pages section = unit.sections().get(DebugSection.MACINFO);
    Cursor in = section.at(offset);
    while (!scan.done()) {
      int kind = in.u8();
      switch (kind) {
        case 0 -> {
          return;
        }
        case DEFINE -> scan.define(in.uleb(), text(section, in));
        case UNDEF -> scan.undefine(in.uleb(), text(section, in));
        case START_FILE -> scan.startFile(in.uleb(), in.uleb());
        case END_FILE -> scan.endFile();
        case VENDOR_EXT -> {
          in.uleb();
          in.skipString();
        }
        default -> throw Unreadable.implausible(0, "macros have an entry of kind " + kind);
      }
    }
  }

  private static String text(Pages section, Cursor in) {
    long at = in.at();
    in.skipString();
    return section.text(at);
  }
}
