package inquest.engine.dwarf.macro;

import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.DebugSection;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Format;
import inquest.engine.dwarf.entry.Pages;
import inquest.engine.dwarf.entry.Texts;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.Optional;

/**
 * Reads {@code .debug_macro} (DWARF 5 section 6.3; GNU's version 4 is the same but for text in
 * supplementary files).
 */
final class MacroList {
  private static final int MAX_IMPORTS = 64;

  private static final int DEFINE = 1;
  private static final int UNDEF = 2;
  private static final int START_FILE = 3;
  private static final int END_FILE = 4;
  private static final int DEFINE_STRP = 5;
  private static final int UNDEF_STRP = 6;
  private static final int IMPORT = 7;
  private static final int DEFINE_SUP = 8;
  private static final int UNDEF_SUP = 9;
  private static final int IMPORT_SUP = 10;
  private static final int DEFINE_STRX = 11;
  private static final int UNDEF_STRX = 12;

  private static final int FLAG_OFFSET_SIZE = 1;
  private static final int FLAG_LINE_OFFSET = 2;
  private static final int FLAG_OPERANDS = 4;

  private final Unit unit; // whose section and text it is
  private final MacroScan scan;
  private final Cursor in;
  private final Pages section;
  private final long start;
  private final Optional<MacroList> importer;
  private final int depth; // of imports
  private final Format format;
  private int[][] operands; // forms of each opcode; null where they do not describe themselves

  private MacroList(
      Unit unit, Pages section, long offset, MacroScan scan, Optional<MacroList> importer) {
    this.unit = unit;
    this.section = section;
    this.scan = scan;
    this.start = offset;
    this.importer = importer;
    depth = importer.isPresent() ? importer.get().depth + 1 : 0;
    in = section.at(offset);
    int version = in.u16();
    if (version != 4 && version != 5) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "macros of version " + version + " (4 and 5 are known)");
    }
    int flags = in.u8();
    int offsetSize = (flags & FLAG_OFFSET_SIZE) == 0 ? 4 : 8;
    format = new Format(version, unit.format().addressSize(), offsetSize);
    if ((flags & FLAG_LINE_OFFSET) != 0) {
      in.skip(offsetSize);
    }
    if ((flags & FLAG_OPERANDS) != 0) {
      readOperands();
    }
  }

  private void readOperands() {
    operands = new int[256][];
    int count = in.u8();
    for (int i = 0; i < count; i++) {
      int opcode = in.u8();
      int[] forms = new int[(int) Math.min(in.uleb() & Long.MAX_VALUE, 256)];
      for (int f = 0; f < forms.length; f++) {
        forms[f] = in.u8();
      }
      operands[opcode] = forms;
    }
  }

  /**
   * Reads the list at an offset.
   *
   * @throws Unreadable when it is damaged
   */
  static void read(Unit unit, long offset, MacroScan scan) {
    new MacroList(unit, unit.sections().get(DebugSection.MACRO), offset, scan, Optional.empty())
        .entries();
  }

  private void entries() {
    while (!scan.done()) {
      int opcode = in.u8();
      switch (opcode) {
        case 0 -> {
          return;
        }
        case DEFINE -> define(in.uleb(), Dw.FORM_STRING);
        case DEFINE_STRP -> define(in.uleb(), Dw.FORM_STRP);
        case DEFINE_SUP -> define(in.uleb(), Dw.FORM_STRP_SUP);
        case DEFINE_STRX -> define(in.uleb(), Dw.FORM_STRX);
        case UNDEF -> undefine(in.uleb(), Dw.FORM_STRING);
        case UNDEF_STRP -> undefine(in.uleb(), Dw.FORM_STRP);
        case UNDEF_SUP -> undefine(in.uleb(), Dw.FORM_STRP_SUP);
        case UNDEF_STRX -> undefine(in.uleb(), Dw.FORM_STRX);
        case START_FILE -> scan.startFile(in.uleb(), in.uleb());
        case END_FILE -> scan.endFile();
        case IMPORT -> follow(unit, in.unsigned(format.offsetSize()));
        case IMPORT_SUP -> follow(unit.supplementary(), in.unsigned(format.offsetSize()));
        default -> other(opcode);
      }
    }
  }

  private void define(long line, int form) {
    scan.define(line, text(form));
  }

  private void undefine(long line, int form) {
    scan.undefine(line, text(form));
  }

  private String text(int form) {
    long value = format.value(in, form, 0);
    return Texts.read(unit, section, form, value);
  }

  private void follow(Unit whose, long offset) {
    Pages there = whose.sections().get(DebugSection.MACRO);
    if (leadsBack(there, offset)) {
      scan.missImport();
      return;
    }
    if (depth == MAX_IMPORTS) {
      throw Unreadable.implausible(0, "macros import each other over " + MAX_IMPORTS + " deep");
    }
    new MacroList(whose, there, offset, scan, Optional.of(this)).entries();
  }

  /** Into split files gcc writes all imports as ones of the first list. */
  private boolean leadsBack(Pages there, long offset) {
    MacroList list = this;
    while (list.section != there || list.start != offset) {
      if (list.importer.isEmpty()) {
        return false;
      }
      list = list.importer.get();
    }
    return true;
  }

  private void other(int opcode) {
    if (operands == null || operands[opcode] == null) {
      throw Unreadable.implausible(0, "macros have an entry of kind " + opcode);
    }
    for (int form : operands[opcode]) {
      format.skip(in, form);
    }
  }
}
