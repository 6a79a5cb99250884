package inquest.engine.dwarf.frame;

import inquest.engine.dwarf.entry.NumberReader;
import java.util.Arrays;

/**
 * A position in bytes that were copied out of a section or the process. Little-endian. Works on an
 * array because it must be quick before anything is compiled.
 */
public final class Cursor extends NumberReader {
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
   * @throws inquest.engine.note.Unreadable where it lies outside, as all reads do
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

  @Override
  public int u8() {
    if (at >= end) {
      throw outside();
    }
    return bytes[at++] & 0xff;
  }
}
