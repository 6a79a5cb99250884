package inquest.engine.runtime;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;

/**
 * {@code _PyStackRef} (Include/internal/pycore_stackref.h): a pointer whose lowest bit says who
 * counts the reference; both low bits mark a small int, only the second one something else that is
 * no object.
 */
final class TaggedRef {
  private static final long BITS = 3;
  private static final long COUNTED_ELSEWHERE = 1;

  private TaggedRef() {}

  /**
   * The object's address; 0 for NULL, which is the bare bit.
   *
   * @param tagged whether this build tags at all
   * @param bits the word in the frame
   * @throws Unreadable where it stands for no object
   */
  static long untag(boolean tagged, long bits) {
    if (!tagged) {
      return bits;
    }
    long tag = bits & BITS;
    if (tag > COUNTED_ELSEWHERE) {
      throw new Unreadable(
          Absence.UNSUPPORTED,
          0,
          tag == BITS ? "a tagged int (" + (bits >> 2) + ")" : "a tagged word, no object");
    }
    return bits & ~BITS;
  }
}
