package inquest.engine.dwarf.line;

import inquest.engine.dwarf.entry.Cursor;
import inquest.engine.note.Unreadable;

/** Runs a line program (DWARF 5 section 6.2.5). It always ends: each opcode has a byte. */
final class LineProgram {
  private static final int LNS_COPY = 1;
  private static final int LNS_ADVANCE_PC = 2;
  private static final int LNS_ADVANCE_LINE = 3;
  private static final int LNS_SET_FILE = 4;
  private static final int LNS_SET_COLUMN = 5;
  private static final int LNS_NEGATE_STMT = 6;
  private static final int LNS_SET_BASIC_BLOCK = 7;
  private static final int LNS_CONST_ADD_PC = 8;
  private static final int LNS_FIXED_ADVANCE_PC = 9;
  private static final int LNS_SET_PROLOGUE_END = 10;
  private static final int LNS_SET_EPILOGUE_BEGIN = 11;
  private static final int LNS_SET_ISA = 12;

  private static final int LNE_END_SEQUENCE = 1;
  private static final int LNE_SET_ADDRESS = 2;
  private static final int LNE_DEFINE_FILE = 3;

  private final LineHeader header;
  private final Cursor in;
  private final Sequences made;
  private long address;
  private long operation; // index in a VLIW instruction
  private int file = 1;
  private int line = 1;
  private int column;

  private LineProgram(LineHeader header) {
    this.header = header;
    in = header.section().at(header.program());
    made = new Sequences(header.unit().file().codeAtZero());
  }

  /** Runs the program as far as it can be run. */
  static Sequences run(LineHeader header) {
    LineProgram program = new LineProgram(header);
    try {
      while (program.in.at() < header.end()) {
        program.step();
      }
    } catch (Unreadable e) {
      program.made.breakOff(e);
    }
    return program.made;
  }

  private void step() {
    int opcode = in.u8();
    if (opcode >= header.opcodeBase()) {
      special(opcode - header.opcodeBase());
    } else if (opcode == 0) {
      extended();
    } else {
      standard(opcode);
    }
  }

  /** DWARF 5 section 6.2.5.1. */
  private void special(int adjusted) {
    checkLineRange();
    advance(adjusted / header.lineRange());
    line += header.lineBase() + adjusted % header.lineRange();
    row();
  }

  private void checkLineRange() {
    if (header.lineRange() == 0) {
      throw Unreadable.implausible(0, "a line program has a line range of 0");
    }
  }

  private void advance(long operations) {
    int perInstruction = header.maximumOperations();
    if (perInstruction == 1) {
      address += header.minimumInstructionLength() * operations;
      return;
    }
    long all = operation + operations;
    address += header.minimumInstructionLength() * (all / perInstruction);
    operation = all % perInstruction;
  }

  private void row() {
    made.row(address, file, Math.max(0, line), column);
  }

  /** DWARF 5 section 6.2.5.2. */
  private void standard(int opcode) {
    switch (opcode) {
      case LNS_COPY -> row();
      case LNS_ADVANCE_PC -> advance(in.uleb());
      case LNS_ADVANCE_LINE -> line += (int) in.sleb();
      case LNS_SET_FILE -> file = number(in.uleb());
      case LNS_SET_COLUMN -> column = number(in.uleb());
      case LNS_NEGATE_STMT, LNS_SET_BASIC_BLOCK, LNS_SET_PROLOGUE_END, LNS_SET_EPILOGUE_BEGIN -> {}
      case LNS_CONST_ADD_PC -> {
        checkLineRange();
        advance((255 - header.opcodeBase()) / header.lineRange());
      }
      case LNS_FIXED_ADVANCE_PC -> {
        address += in.u16();
        operation = 0;
      }
      case LNS_SET_ISA -> in.uleb();
      default -> {
        for (int i = 0; i < header.operands()[opcode]; i++) {
          in.uleb();
        }
      }
    }
  }

  private static int number(long value) {
    return value < 0 || value > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) value;
  }

  /** DWARF 5 section 6.2.5.3. */
  private void extended() {
    long length = in.uleb();
    long next = in.at() + length;
    if (length < 0 || next > header.end()) {
      throw Unreadable.implausible(0, "an opcode of a line program ends outside it");
    }
    if (length == 0) {
      return;
    }
    switch (in.u8()) {
      case LNE_END_SEQUENCE -> {
        made.end(address);
        reset();
      }
      case LNE_SET_ADDRESS -> {
        address = in.unsigned((int) Math.min(length - 1, 16));
        operation = 0;
      }
      case LNE_DEFINE_FILE -> header.files().define(in);
      default -> {} // discriminators, and what vendors add
    }
    in.seek(next);
  }

  private void reset() {
    address = 0;
    operation = 0;
    file = 1;
    line = 1;
    column = 0;
  }
}
