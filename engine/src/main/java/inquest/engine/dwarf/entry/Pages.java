package inquest.engine.dwarf.entry;

import inquest.engine.memory.Bytes;
import inquest.engine.memory.OsText;
import inquest.engine.note.Unreadable;
import java.util.Arrays;

/**
 * The bytes of one section, copied page by page when first read: reading from an array is quick
 * before anything is compiled, and what is never read is never copied. A bounded number of pages is
 * kept. Belongs to one thread.
 */
public final class Pages {
  static final int SHIFT = 16;
  static final int SIZE = 1 << SHIFT;
  private static final int MOST_KEPT = 128;
  private static final int LONGEST_TEXT = 1 << 20;

  private final Bytes bytes;
  private final byte[][] pages;
  private final int[] kept; // numbers of the pages that are there, oldest at the turn
  private int turn;

  Pages(Bytes bytes) {
    this.bytes = bytes;
    int count = Math.toIntExact((bytes.length() + SIZE - 1) >>> SHIFT);
    pages = new byte[count][];
    kept = new int[Math.min(count, MOST_KEPT)];
    Arrays.fill(kept, -1);
  }

  /** Length of the section in bytes. */
  public long length() {
    return bytes.length();
  }

  /** The bytes themselves. */
  Bytes bytes() {
    return bytes;
  }

  /**
   * A cursor at an offset.
   *
   * @throws Unreadable when it lies outside
   */
  public Cursor at(long offset) {
    return new Cursor(this, offset, length());
  }

  /** The page of that number: {@link #SIZE} bytes, fewer at the end of the section. */
  byte[] page(int number) {
    byte[] page = pages[number];
    return page == null ? load(number) : page;
  }

  private byte[] load(int number) {
    long from = (long) number << SHIFT;
    byte[] page = bytes.copy(from, Math.min(SIZE, bytes.length() - from));
    if (kept[turn] >= 0) {
      pages[kept[turn]] = null;
    }
    kept[turn] = number;
    turn = (turn + 1) % kept.length;
    pages[number] = page;
    return page;
  }

  /** The text from an offset to the next zero byte, as the operating system's names are decoded. */
  public String text(long offset) {
    if (offset < 0 || offset >= bytes.length()) {
      throw Unreadable.implausible(0, "a name lies outside its string section");
    }
    byte[] page = page((int) (offset >>> SHIFT));
    int from = (int) (offset & SIZE - 1);
    for (int to = from; to < page.length; to++) {
      if (page[to] == 0) {
        return OsText.decode(Arrays.copyOfRange(page, from, to));
      }
    }
    String text = bytes.clipped(offset, LONGEST_TEXT).osText(0);
    if (text.length() == LONGEST_TEXT) {
      throw Unreadable.implausible(0, "a name in the debug information is over 1 MB long");
    }
    return text;
  }
}
