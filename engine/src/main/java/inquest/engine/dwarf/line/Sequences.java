package inquest.engine.dwarf.line;

import inquest.engine.dwarf.entry.RangeIndex;
import inquest.engine.dwarf.entry.Ranges;
import inquest.engine.note.Unreadable;
import java.util.Arrays;
import java.util.Optional;

/** The sequences that a line program made: runs of rows in the order of their addresses. */
final class Sequences {
  private final LineRows rows = new LineRows();
  private final RangeIndex index = new RangeIndex(); // of the numbers of sequences
  private final boolean codeAtZero;
  private int[] firsts = new int[8]; // the first row of each
  private int[] lasts = new int[8]; // the row after its last
  private int count;
  private int open; // first row of the one that is being made
  private Optional<Unreadable> damage = Optional.empty();

  /**
   * @param codeAtZero whether a sequence that starts at 0 is code that was not thrown away
   */
  Sequences(boolean codeAtZero) {
    this.codeAtZero = codeAtZero;
  }

  /** Adds a row to the sequence that is being made. */
  void row(long address, int file, int line, int column) {
    rows.add(address, file, line, column);
  }

  /**
   * Ends the sequence. One of code that the linker threw away is forgotten.
   *
   * @param end first address after it
   */
  void end(long end) {
    int first = open;
    int last = rows.count();
    if (first == last) {
      return;
    }
    boolean gone = Ranges.isGone(rows.address(first), codeAtZero);
    sortIfNeeded(first, last);
    long start = rows.address(first);
    if (gone || Long.compareUnsigned(start, end) >= 0) {
      rows.cut(first);
      return;
    }
    if (count == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * count);
      lasts = Arrays.copyOf(lasts, 2 * count);
    }
    firsts[count] = first;
    lasts[count] = last;
    index.add(start, end, count++);
    open = last;
  }

  private void sortIfNeeded(int first, int last) {
    for (int i = first + 1; i < last; i++) {
      if (Long.compareUnsigned(rows.address(i - 1), rows.address(i)) > 0) {
        rows.sort(first, last);
        return;
      }
    }
  }

  /** Forgets the sequence that is being made, which cannot be ended. */
  void breakOff(Unreadable why) {
    rows.cut(open);
    damage = Optional.of(why);
  }

  /** Why there are no more sequences; empty where the program was run to its end. */
  Optional<Unreadable> damage() {
    return damage;
  }

  /** The last row at or below an address in the smallest sequence that covers it. */
  Optional<LineRow> at(long address) {
    long[] covering = index.at(address);
    if (covering.length == 0) {
      return Optional.empty();
    }
    int number = (int) covering[0];
    int row = rows.lastAtOrBelow(firsts[number], lasts[number], address);
    return Optional.of(new LineRow(rows.file(row), rows.line(row), rows.column(row)));
  }
}
