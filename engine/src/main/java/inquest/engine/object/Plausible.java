package inquest.engine.object;

import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;

/** Checks of sizes before anything is allocated or walked. */
final class Plausible {
  /** More bytes than a 47-bit user address space holds. */
  private static final long ADDRESS_SPACE = 1L << 47;

  /** Extents that one array may span; a run of memory seldom has more than a few. */
  private static final int EXTENTS = 4_096;

  /** Arrays up to so many bytes lie in one extent as a rule. */
  private static final long SMALL = 1L << 20;

  private Plausible() {}

  /**
   * Refuses an array that cannot lie where it is said to lie. One whose memory was mapped but not
   * saved passes: its size is right, and reading an element says that it is gone.
   *
   * @param what the count's name, for the message
   * @param stride bytes per element
   * @return count
   */
  static long array(Memory memory, String what, long address, long count, long stride) {
    if (count < 0 || count > ADDRESS_SPACE / Math.max(1, stride)) {
      throw Unreadable.implausible(address, what + " is " + count);
    }
    if (count * stride <= SMALL && memory.readable(address, count * stride)) {
      return count;
    }
    long at = address;
    long end = address + count * stride;
    for (int i = 0; i < EXTENTS && Long.compareUnsigned(at, end) < 0; i++) {
      var extent = memory.extentAt(at);
      if (extent.isEmpty()) {
        if (memory.absenceAt(at) == Absence.NOT_SAVED) {
          return count;
        }
        throw Unreadable.implausible(
            address, what + " is " + count + ", and there is not so much memory");
      }
      at = extent.get().end();
    }
    return count;
  }

  /** Refuses a number outside its range. */
  static long within(String what, long address, long value, long least, long most) {
    if (value < least || value > most) {
      throw Unreadable.implausible(address, what + " is " + value);
    }
    return value;
  }
}
