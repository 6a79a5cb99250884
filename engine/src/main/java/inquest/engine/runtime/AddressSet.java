package inquest.engine.runtime;

import java.util.Arrays;

/** The addresses that a walk has met. Grows; 0 is never in it. */
final class AddressSet {
  private long[] table = new long[64];
  private int size;

  /** Adds an address; false where it is in it. */
  boolean add(long address) {
    if (size * 2 >= table.length) {
      grow();
    }
    if (!put(table, address)) {
      return false;
    }
    size++;
    return true;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    Arrays.stream(table).filter(a -> a != 0).forEach(a -> put(larger, a));
    table = larger;
  }

  private static boolean put(long[] table, long address) {
    int at = (int) ((address * 0x9E3779B97F4A7C15L) >>> 40) & (table.length - 1);
    while (table[at] != 0) {
      if (table[at] == address) {
        return false;
      }
      at = (at + 1) & (table.length - 1);
    }
    table[at] = address;
    return true;
  }
}
