package inquest.engine.object;

import java.util.function.LongFunction;

/**
 * Numbers or other plain values that lie in memory one after the other, read as they are asked for.
 *
 * @param length how many
 * @param at reads the one at an index; throws {@link inquest.engine.note.Unreadable}
 */
public record Elements(long length, LongFunction<PyValue> at) {
  /** Refuses a negative length. */
  public Elements {
    if (length < 0) {
      throw new IllegalArgumentException("length " + length);
    }
  }

  /** The element at an index, 0 to length - 1. */
  public PyValue get(long index) {
    return at.apply(java.util.Objects.checkIndex(index, length));
  }
}
