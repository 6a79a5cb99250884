package inquest.engine.dwarf.entry;

import inquest.engine.note.Unreadable;

/** A position in the bytes of one section. Little-endian. */
public final class Cursor {
  private static final byte[] NOTHING = new byte[0];

  private final Pages section;
  private final long end;
  private byte[] page = NOTHING;
  private long base; // of the page
  private int at; // in the page
  private int limit; // of what may be read of the page

  /**
   * @param at where to start
   * @param end first byte that must not be read; the end of the section where that comes first
   * @throws Unreadable when the start lies outside
   */
  Cursor(Pages section, long at, long end) {
    this.section = section;
    this.end = Math.min(end, section.length());
    this.base = at;
    if (at < 0 || at > section.length()) {
      throw outside();
    }
  }

  /** Offset in the section. */
  public long at() {
    return base + at;
  }

  /** Whether nothing follows. */
  public boolean atEnd() {
    return base + at >= end;
  }

  /** Bytes that follow. */
  public long left() {
    return Math.max(0, end - base - at);
  }

  /** Goes to an offset of the section, forward or back. */
  public void seek(long to) {
    if (to < 0 || to > end) {
      throw outside();
    }
    long place = to - base;
    if (place >= 0 && place <= limit) {
      at = (int) place;
    } else {
      base = to;
      at = 0;
      limit = 0;
    }
  }

  /** Goes over so many bytes. */
  public void skip(long count) {
    if (count >= 0 && count <= limit - at) {
      at += (int) count;
    } else if (count < 0 || count > left()) {
      throw outside();
    } else {
      seek(at() + count);
    }
  }

  private void turnPage() {
    long from = base + at;
    if (from >= end) {
      throw outside();
    }
    page = section.page((int) (from >>> Pages.SHIFT));
    base = from & -Pages.SIZE;
    at = (int) (from - base);
    limit = (int) Math.min(page.length, end - base);
  }

  /** An unsigned byte. */
  public int u8() {
    if (at >= limit) {
      turnPage();
    }
    return page[at++] & 0xff;
  }

  /** A signed byte. */
  public int i8() {
    return (byte) u8();
  }

  /** An unsigned number of two bytes. */
  public int u16() {
    return u8() | u8() << 8;
  }

  /** An unsigned number of three bytes. */
  public int u24() {
    return u8() | u8() << 8 | u8() << 16;
  }

  /** An unsigned number of four bytes. */
  public long u32() {
    return (u16() | (long) u16() << 16) & 0xffff_ffffL;
  }

  /** A number of eight bytes. */
  public long u64() {
    return u32() | u32() << 32;
  }

  /** An unsigned number of 1, 2, 3, 4 or 8 bytes. */
  public long unsigned(int size) {
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
  public long uleb() {
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
  public long sleb() {
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
