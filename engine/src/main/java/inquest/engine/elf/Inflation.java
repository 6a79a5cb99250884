package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import inquest.engine.note.Unreadable;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A zlib stream (RFC 1950) that is inflated as far as it is read: the debug information of a large
 * library is seldom needed to its end.
 */
final class Inflation implements Bytes.Filling {
  /** How many times longer than itself a deflated text can become: 258 bytes from two bits. */
  private static final int LARGEST_RATIO = 1032;

  private static final int STEP_BYTES = 1 << 18;

  private final String name;
  private final Bytes packed;
  private final byte[] bytes;
  private final Inflater inflater = new Inflater();
  private long taken; // of the packed bytes
  private volatile int filled; // written where this is locked

  /**
   * Begins.
   *
   * @param name of the section, for messages
   * @param size how long it claims to become; no more is inflated
   */
  Inflation(String name, Bytes packed, int size) {
    this.name = name;
    this.packed = packed;
    // The size may be a lie, and memory is taken for it at once.
    bytes = new byte[(int) Math.min(size, LARGEST_RATIO * packed.length())];
  }

  /** The array that is filled. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public void upTo(int end) {
    if (end > filled) {
      inflate(end);
    }
  }

  private synchronized void inflate(int end) {
    try {
      while (filled < end) {
        step();
      }
    } catch (DataFormatException e) {
      throw damaged(e.getMessage());
    }
  }

  private void step() throws DataFormatException {
    if (inflater.needsInput()) {
      int length = (int) Math.min(STEP_BYTES, packed.length() - taken);
      inflater.setInput(packed.copy(taken, length));
      taken += length;
    }
    int before = filled;
    int came = inflater.inflate(bytes, before, Math.min(STEP_BYTES, bytes.length - before));
    filled = before + came;
    boolean over = inflater.finished() || inflater.needsDictionary();
    boolean starved = came == 0 && inflater.needsInput() && taken == packed.length();
    if (filled < bytes.length && (over || starved)) {
      throw damaged("it ends after " + filled + " of " + bytes.length + " bytes");
    }
    if (filled == bytes.length) {
      inflater.end();
    }
  }

  private Unreadable damaged(String why) {
    return Unreadable.implausible(0, "section " + name + " cannot be inflated: " + why);
  }
}
