package inquest.engine.dwarf.frame;

/** Call frame instructions: DWARF 5 section 7.24, and those of vendors that are in use. */
final class DwCfa {
  /** The upper two bits of the three instructions that have an operand in the lower six. */
  static final int ADVANCE_LOC = 0x40;

  static final int OFFSET = 0x80;
  static final int RESTORE = 0xc0;

  static final int NOP = 0x00;
  static final int SET_LOC = 0x01;
  static final int ADVANCE_LOC1 = 0x02;
  static final int ADVANCE_LOC2 = 0x03;
  static final int ADVANCE_LOC4 = 0x04;
  static final int OFFSET_EXTENDED = 0x05;
  static final int RESTORE_EXTENDED = 0x06;
  static final int UNDEFINED = 0x07;
  static final int SAME_VALUE = 0x08;
  static final int REGISTER = 0x09;
  static final int REMEMBER_STATE = 0x0a;
  static final int RESTORE_STATE = 0x0b;
  static final int DEF_CFA = 0x0c;
  static final int DEF_CFA_REGISTER = 0x0d;
  static final int DEF_CFA_OFFSET = 0x0e;
  static final int DEF_CFA_EXPRESSION = 0x0f;
  static final int EXPRESSION = 0x10;
  static final int OFFSET_EXTENDED_SF = 0x11;
  static final int DEF_CFA_SF = 0x12;
  static final int DEF_CFA_OFFSET_SF = 0x13;
  static final int VAL_OFFSET = 0x14;
  static final int VAL_OFFSET_SF = 0x15;
  static final int VAL_EXPRESSION = 0x16;
  static final int MIPS_ADVANCE_LOC8 = 0x1d;

  /** DWARF for the Arm 64-bit Architecture: the signature covers the program counter as well. */
  static final int AARCH64_NEGATE_RA_STATE_WITH_PC = 0x2c;

  static final int AARCH64_NEGATE_RA_STATE = 0x2d;
  static final int GNU_ARGS_SIZE = 0x2e;
  static final int GNU_NEGATIVE_OFFSET_EXTENDED = 0x2f;

  private DwCfa() {}
}
