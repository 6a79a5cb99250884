package inquest.engine.dwarf.entry;

import java.util.Arrays;

/**
 * Ranges of addresses with a number each, found by an address. They may overlap. Held in flat
 * arrays, sorted when first asked. Addresses are unsigned. Belongs to one thread.
 */
public final class RangeIndex {
  private static final long[] NONE = new long[0];

  private long[] lows = new long[16];
  private long[] highs = new long[16];
  private long[] values = new long[16];
  private long[] reach; // highest end of a range up to here: how far back a search must go
  private int count;

  /**
   * Adds a range.
   *
   * @param low first address
   * @param high first address after it
   */
  public void add(long low, long high, long value) {
    if (count == lows.length) {
      lows = Arrays.copyOf(lows, 2 * count);
      highs = Arrays.copyOf(highs, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    lows[count] = low;
    highs[count] = high;
    values[count++] = value;
    reach = null;
  }

  /** Adds pairs as {@link Ranges#of} gives them. */
  public void addAll(long[] pairs, long value) {
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      add(pairs[i], pairs[i + 1], value);
    }
  }

  /** Adds all ranges to another index, with a number of their own. */
  public void copyTo(RangeIndex other, long value) {
    for (int i = 0; i < count; i++) {
      other.add(lows[i], highs[i], value);
    }
  }

  /** How many ranges there are. */
  public int size() {
    return count;
  }

  /**
   * The numbers of the ranges that cover an address: the smallest range first, and of two that are
   * as large the one that was added later.
   */
  public long[] at(long address) {
    if (reach == null) {
      sort();
    }
    int found = 0;
    int[] hits = new int[4];
    for (int i = lastStartingBy(address); i >= 0 && unsignedLess(address, reach[i]); i--) {
      if (unsignedLess(address, highs[i])) {
        if (found == hits.length) {
          hits = Arrays.copyOf(hits, 2 * found);
        }
        hits[found++] = i;
      }
    }
    return found == 0 ? NONE : smallestFirst(hits, found);
  }

  private long[] smallestFirst(int[] hits, int found) {
    if (found == 1) {
      return new long[] {values[hits[0]]};
    }
    Integer[] order = new Integer[found];
    Arrays.setAll(order, i -> hits[i]);
    Arrays.sort(order, (a, b) -> Long.compareUnsigned(highs[a] - lows[a], highs[b] - lows[b]));
    long[] numbers = new long[found];
    Arrays.setAll(numbers, i -> values[order[i]]);
    return numbers;
  }

  private static boolean unsignedLess(long a, long b) {
    return Long.compareUnsigned(a, b) < 0;
  }

  /** Index of the last range that starts at or below the address; -1 where there is none. */
  private int lastStartingBy(long address) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (unsignedLess(address, lows[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }

  private void sort() {
    boolean inOrder = true;
    for (int i = 1; i < count && inOrder; i++) {
      inOrder = Long.compareUnsigned(lows[i - 1], lows[i]) <= 0;
    }
    if (!inOrder) {
      Integer[] order = new Integer[count];
      Arrays.setAll(order, i -> i);
      long[] keys = lows;
      Arrays.sort(order, (a, b) -> Long.compareUnsigned(keys[a], keys[b]));
      lows = picked(lows, order);
      highs = picked(highs, order);
      values = picked(values, order);
    }
    reach = new long[count];
    long most = 0;
    for (int i = 0; i < count; i++) {
      most = unsignedLess(most, highs[i]) ? highs[i] : most;
      reach[i] = most;
    }
  }

  private static long[] picked(long[] from, Integer[] order) {
    long[] sorted = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = from[order[i]];
    }
    return sorted;
  }
}
