package inquest.engine.dwarf.frame;

import inquest.engine.note.Unreadable;
import java.util.Arrays;

/**
 * A position in the bytes of one section. Little-endian. Works on an array because it must be quick
 * before anything is compiled.
 */
public final class Cursor {
  private final byte[] bytes;
  private final int end;
  private int at;

  /**
   * @param at where to start
   * @param end where the bytes end
   */
  public Cursor(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.end = Math.min(end, bytes.length);
    this.at = at;
    if (at < 0) {
      throw outside();
    }
  }

  /** Where it stands: an index of the array. */
  public int at() {
    return at;
  }

  /** Whether nothing is left. */
  public boolean atEnd() {
    return at >= end;
  }

  /**
   * Goes to an index of the array.
   *
   * @throws Unreadable where it lies outside, as all reads do
   */
  public void seek(long to) {
    if (to < 0 || to > end) {
      throw outside();
    }
    at = (int) to;
  }

  /** Goes on by so many bytes. */
  public void skip(long count) {
    if (count < 0 || count > end - at) {
      throw outside();
    }
    at += (int) count;
  }

  /** A copy of the bytes between two places that it stood at. */
  public byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** An unsigned byte. */
  public int u8() {
    if (at >= end) {
      throw outside();
    }
    return bytes[at++] & 0xff;
  }

  /** An unsigned 16-bit number. */
  public int u16() {
    return u8() | u8() << 8;
  }

  /** An unsigned 24-bit number. */
  public int u24() {
    return u8() | u8() << 8 | u8() << 16;
  }

  /** An unsigned 32-bit number. */
  public long u32() {
    return (u16() | (long) u16() << 16) & 0xffff_ffffL;
  }

  /** A 64-bit number. */
  public long u64() {
    return u32() | u32() << 32;
  }

  /** An unsigned number of 1, 2, 4 or 8 bytes. */
  public long unsigned(int size) {
    return switch (size) {
      case 1 -> u8();
      case 2 -> u16();
      case 4 -> u32();
      case 8 -> u64();
      default -> throw Unreadable.implausible(0, "a number of " + size + " bytes in DWARF");
    };
  }

  /** Unsigned LEB128 (DWARF 5 section 7.6); bits above 64 are lost. */
  public long uleb() {
    long value = 0;
    int shift = 0;
    while (true) {
      int b = u8();
      if (shift < 64) {
        value |= (long) (b & 0x7f) << shift;
      }
      shift += 7;
      if (b < 0x80) {
        return value;
      }
    }
  }

  /** Signed LEB128; bits above 64 are lost. */
  public long sleb() {
    long value = 0;
    int shift = 0;
    while (true) {
      int b = u8();
      if (shift < 64) {
        value |= (long) (b & 0x7f) << shift;
      }
      shift += 7;
      if (b < 0x80) {
        return shift < 64 && (b & 0x40) != 0 ? value | -1L << shift : value;
      }
    }
  }

  /** Goes behind the next zero byte. */
  public void skipString() {
    int b;
    do {
      b = u8();
    } while (b != 0);
  }

  private static Unreadable outside() {
    return Unreadable.implausible(0, "the debug information ends inside an entry");
  }
}
