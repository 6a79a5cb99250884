package inquest.engine.dwarf.line;

import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.dwarf.entry.DebugSection;
import inquest.engine.dwarf.entry.Format;
import inquest.engine.dwarf.entry.Pages;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;

/**
 * The header of a line program (DWARF 5 section 6.2.4): how its opcodes are read, and its files.
 *
 * @param unit the unit whose program it is
 * @param section {@code .debug_line}
 * @param program offset of the first opcode
 * @param end first byte after the program
 * @param operands operands of each standard opcode, by opcode
 */
record LineHeader(
    Unit unit,
    Pages section,
    Format format,
    long program,
    long end,
    int minimumInstructionLength,
    int maximumOperations,
    int lineBase,
    int lineRange,
    int opcodeBase,
    int[] operands,
    FileNames files) {

  /**
   * Reads the header at an offset of the unit's {@code .debug_line}.
   *
   * @throws Unreadable when it is damaged or of a version that is not known
   */
  static LineHeader read(Unit unit, long offset) {
    Pages section = unit.sections().get(DebugSection.LINE);
    Cursor in = section.at(offset);
    long length = in.u32();
    int offsetSize = 4;
    if (length == 0xffff_ffffL) {
      length = in.u64();
      offsetSize = 8;
    }
    if (length <= 0 || length > in.left()) {
      throw Unreadable.implausible(0, "a line program ends outside its section");
    }
    long end = in.at() + length;
    int version = in.u16();
    if (version < 2 || version > 5) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "a line program of version " + version + " (2 to 5 are known)");
    }
    int addressSize = unit.format().addressSize();
    if (version == 5) {
      addressSize = in.u8();
      in.skip(1); // size of segment selectors
    }
    Format format = new Format(version, addressSize, offsetSize);
    long headerLength = in.unsigned(offsetSize);
    long program = in.at() + headerLength;
    if (headerLength < 0 || program > end || program < 0) {
      throw Unreadable.implausible(0, "the header of a line program ends outside it");
    }
    int minimum = in.u8();
    int operations = version >= 4 ? in.u8() : 1;
    in.skip(1); // default_is_stmt
    int lineBase = in.i8();
    int lineRange = in.u8();
    int opcodeBase = in.u8();
    int[] operands = new int[Math.max(1, opcodeBase)];
    for (int i = 1; i < opcodeBase; i++) {
      operands[i] = in.u8();
    }
    FileNames files =
        version == 5
            ? FileNames.described(unit, section, in, program, format)
            : FileNames.plain(unit, section, in, program);
    return new LineHeader(
        unit,
        section,
        format,
        program,
        end,
        minimum,
        Math.max(1, operations),
        lineBase,
        lineRange,
        opcodeBase,
        operands,
        files);
  }
}
