package inquest.engine.dwarf.entry;

import inquest.engine.note.Unreadable;

/** Reads the numbers of DWARF one after the other from bytes that it is given one by one. */
public abstract class NumberReader {
  /** For readers of sections and of what was copied from them. */
  protected NumberReader() {}

  /**
   * An unsigned byte; goes on by one, as every other method goes on by what it read.
   *
   * @throws Unreadable at the end, as all others do
   */
  public abstract int u8();

  /** A signed byte. */
  public final int i8() {
    return (byte) u8();
  }

  /** An unsigned number of two bytes. */
  public final int u16() {
    return u8() | u8() << 8;
  }

  /** An unsigned number of three bytes. */
  public final int u24() {
    return u8() | u8() << 8 | u8() << 16;
  }

  /** An unsigned number of four bytes. */
  public final long u32() {
    return (u16() | (long) u16() << 16) & 0xffff_ffffL;
  }

  /** A number of eight bytes. */
  public final long u64() {
    return u32() | u32() << 32;
  }

  /** An unsigned number of 1, 2, 3, 4 or 8 bytes. */
  public final long unsigned(int size) {
    return switch (size) {
      case 1 -> u8();
      case 2 -> u16();
      case 3 -> u24();
      case 4 -> u32();
      case 8 -> u64();
      default -> throw Unreadable.implausible(0, "a number of " + size + " bytes in DWARF");
    };
  }

  /** Unsigned LEB128 (DWARF 5 section 7.6); bits above 64 are lost. */
  public final long uleb() {
    int first = u8();
    if (first < 0x80) {
      return first;
    }
    long value = first & 0x7f;
    int shift = 7;
    while (true) {
      int b = u8();
      if (shift < 64) {
        value |= (long) (b & 0x7f) << shift;
        shift += 7;
      }
      if (b < 0x80) {
        return value;
      }
    }
  }

  /** Signed LEB128; bits above 64 are lost. */
  public final long sleb() {
    long value = 0;
    int shift = 0;
    while (true) {
      int b = u8();
      if (shift < 64) {
        value |= (long) (b & 0x7f) << shift;
        shift += 7;
      }
      if (b < 0x80) {
        return shift < 64 && (b & 0x40) != 0 ? value | -1L << shift : value;
      }
    }
  }

  /** Goes behind the next zero byte. */
  public final void skipString() {
    int b;
    do {
      b = u8();
    } while (b != 0);
  }

  /** What is thrown where nothing is left. */
  protected static Unreadable outside() {
    return Unreadable.implausible(0, "the debug information ends inside an entry");
  }
}
