package inquest.engine.dwarf.frame;

import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;

/**
 * How a pointer in exception frames is written: Linux Standard Base, "DWARF Exception Header
 * Encoding". The lower four bits are its form, the next three what it counts from, the highest says
 * that it points at the pointer.
 */
final class PointerEncoding {
  static final int ABSPTR = 0x00;
  static final int ULEB128 = 0x01;
  static final int UDATA2 = 0x02;
  static final int UDATA4 = 0x03;
  static final int UDATA8 = 0x04;
  static final int SIGNED = 0x08;
  static final int SLEB128 = 0x09;
  static final int SDATA2 = 0x0a;
  static final int SDATA4 = 0x0b;
  static final int SDATA8 = 0x0c;
  static final int PCREL = 0x10;
  static final int TEXTREL = 0x20;
  static final int DATAREL = 0x30;
  static final int FUNCREL = 0x40;
  static final int ALIGNED = 0x50;
  static final int INDIRECT = 0x80;
  static final int OMIT = 0xff;

  private static final int FORM = 0x0f;
  private static final int BASE = 0x70;

  private PointerEncoding() {}

  /**
   * What encoded pointers count from.
   *
   * @param memory where indirect pointers are read
   * @param absolute what is added to an absolute one: the load bias where the bytes are a file's
   * @param text start of the code
   * @param data start of the data, of {@code .eh_frame_hdr} in that section itself
   */
  record Bases(Memory memory, long absolute, long text, long data) {}

  /**
   * Reads a pointer.
   *
   * @param at stands at its first byte
   * @param place address of the array's first byte
   * @throws Unreadable where the encoding is not known or the bytes end
   */
  static long read(Cursor at, int encoding, long place, Bases bases) {
    if ((encoding & BASE) == ALIGNED) {
      at.skip(-(place + at.at()) & 7);
      return at.u64() + bases.absolute;
    }
    long field = place + at.at();
    long value = number(at, encoding);
    if (value == 0) {
      return 0; // no pointer at all
    }
    long address =
        value
            + switch (encoding & BASE) {
              case ABSPTR -> bases.absolute;
              case PCREL -> field;
              case TEXTREL -> bases.text;
              case DATAREL -> bases.data;
              default -> throw unknown(encoding);
            };
    return (encoding & INDIRECT) == 0 ? address : bases.memory.i64(address);
  }

  /** Reads the number alone, as lengths are written. */
  static long number(Cursor at, int encoding) {
    return switch (encoding & FORM) {
      case ABSPTR, UDATA8, SIGNED, SDATA8 -> at.u64();
      case ULEB128 -> at.uleb();
      case UDATA2 -> at.u16();
      case UDATA4 -> at.u32();
      case SLEB128 -> at.sleb();
      case SDATA2 -> (short) at.u16();
      case SDATA4 -> (int) at.u32();
      default -> throw unknown(encoding);
    };
  }

  /** Bytes that a number takes; 0 where that differs from one to the next. */
  static int size(int encoding) {
    return switch (encoding & FORM) {
      case ABSPTR, UDATA8, SIGNED, SDATA8 -> 8;
      case UDATA4, SDATA4 -> 4;
      case UDATA2, SDATA2 -> 2;
      default -> 0;
    };
  }

  private static Unreadable unknown(int encoding) {
    return new Unreadable(
        Absence.UNSUPPORTED,
        0,
        "pointer encoding 0x" + Integer.toHexString(encoding) + " of call frame information");
  }
}
