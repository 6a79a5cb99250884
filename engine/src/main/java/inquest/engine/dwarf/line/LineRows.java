package inquest.engine.dwarf.line;

import java.util.Arrays;

/** Rows of a line table (DWARF 5 section 6.2.2) as columns, in the order of the program. */
final class LineRows {
  private long[] addresses = new long[64];
  private int[] files = new int[64];
  private int[] lines = new int[64];
  private int[] columns = new int[64];
  private int count;

  void add(long address, int file, int line, int column) {
    if (count == addresses.length) {
      addresses = Arrays.copyOf(addresses, 2 * count);
      files = Arrays.copyOf(files, 2 * count);
      lines = Arrays.copyOf(lines, 2 * count);
      columns = Arrays.copyOf(columns, 2 * count);
    }
    addresses[count] = address;
    files[count] = file;
    lines[count] = line;
    columns[count++] = column;
  }

  int count() {
    return count;
  }

  /** Forgets the rows from one on. */
  void cut(int from) {
    count = from;
  }

  long address(int row) {
    return addresses[row];
  }

  int file(int row) {
    return files[row];
  }

  int line(int row) {
    return lines[row];
  }

  int column(int row) {
    return columns[row];
  }

  /** Puts rows in the order of their addresses; rows of one address keep theirs. */
  void sort(int from, int to) {
    Integer[] order = new Integer[to - from];
    Arrays.setAll(order, i -> from + i);
    Arrays.sort(order, (a, b) -> Long.compareUnsigned(addresses[a], addresses[b]));
    LineRows sorted = new LineRows();
    for (int row : order) {
      sorted.add(addresses[row], files[row], lines[row], columns[row]);
    }
    System.arraycopy(sorted.addresses, 0, addresses, from, to - from);
    System.arraycopy(sorted.files, 0, files, from, to - from);
    System.arraycopy(sorted.lines, 0, lines, from, to - from);
    System.arraycopy(sorted.columns, 0, columns, from, to - from);
  }

  /**
   * The last row of some in order whose address is not above another; they start at or below it.
   */
  int lastAtOrBelow(int from, int to, long address) {
    int low = from;
    int high = to - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (Long.compareUnsigned(addresses[middle], address) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
