package inquest.engine.object;

import inquest.engine.memory.Memory;
import java.util.Objects;

/**
 * An array of object pointers, read as they are asked for.
 *
 * @param memory where it lies
 * @param address of the first pointer
 * @param length how many
 */
public record Items(Memory memory, long address, long length) {
  /** Refuses a negative length. */
  public Items {
    Objects.requireNonNull(memory);
    if (length < 0) {
      throw new IllegalArgumentException("length " + length);
    }
  }

  /**
   * The item at an index, 0 to length - 1; NULL where it was not set yet.
   *
   * @throws inquest.engine.note.Unreadable when it cannot be read
   */
  public Ref get(long index) {
    Objects.checkIndex(index, length);
    return new Ref(memory.i64(address + index * Long.BYTES));
  }
}
