package inquest.engine.dwarf.entry;

/** A position in the bytes of one section. Little-endian. */
public final class Cursor extends NumberReader {
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
   * @throws inquest.engine.note.Unreadable when the start lies outside
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

  @Override
  public int u8() {
    if (at >= limit) {
      turnPage();
    }
    return page[at++] & 0xff;
  }
}
