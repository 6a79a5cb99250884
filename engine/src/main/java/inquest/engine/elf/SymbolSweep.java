package inquest.engine.elf;

import java.util.Arrays;
import java.util.List;

/**
 * Goes through the symbols of code in order of address and notes wherever the symbol to be given
 * changes. Of what covers an address the last to start is on top of a stack. Used once.
 */
final class SymbolSweep {
  /** No symbol. */
  static final int NONE = -1;

  private static final int BINDINGS = Binding.GLOBAL.strength() + 1;

  private final List<SymbolTable> tables;
  private final CodeSymbols symbols;
  private final int[] best = new int[BINDINGS]; // of those at one address, by binding; by rank
  private int[] open = new int[16]; // sized symbols that may still cover something, by rank
  private int depth;
  private int unsized = NONE; // the symbol without a size that may cover something, by rank
  private long unsizedEnd;
  private long[] starts;
  private int[] owners;
  private int length;

  SymbolSweep(List<SymbolTable> tables) {
    this.tables = tables;
    this.symbols = new CodeSymbols(tables);
    this.starts = new long[symbols.count() + 16];
    this.owners = new int[starts.length];
  }

  /** Names a symbol of a table in one number, not negative. */
  static int owner(int table, int number) {
    return table << CodeSymbols.NUMBER_BITS | number;
  }

  static int table(int owner) {
    return owner >>> CodeSymbols.NUMBER_BITS;
  }

  static int number(int owner) {
    return owner & (1 << CodeSymbols.NUMBER_BITS) - 1;
  }

  SymbolIndex index() {
    int first = 0;
    while (first < symbols.count()) {
      long start = symbols.start(first);
      int next = first + 1;
      while (next < symbols.count() && symbols.start(next) == start) {
        next++;
      }
      closeUpTo(start);
      open(first, next);
      note(start);
      first = next;
    }
    closeUpTo(-1);
    return new SymbolIndex(tables, Arrays.copyOf(starts, length), Arrays.copyOf(owners, length));
  }

  /** Opens those that start at one address. */
  private void open(int first, int next) {
    unsized = NONE;
    Arrays.fill(best, NONE);
    for (int rank = first; rank < next; rank++) {
      if (symbols.end(rank) == symbols.start(rank)) {
        unsized = unsized == NONE || isBetter(rank, unsized) ? rank : unsized;
      } else {
        int binding = symbols.binding(rank).strength();
        best[binding] =
            best[binding] == NONE || isBetter(rank, best[binding]) ? rank : best[binding];
      }
    }
    if (unsized != NONE) {
      long limit = symbols.limit(unsized);
      boolean last = next == symbols.count();
      unsizedEnd =
          last || Long.compareUnsigned(limit, symbols.start(next)) < 0
              ? limit
              : symbols.start(next);
    }
    for (int rank : best) {
      if (rank != NONE) {
        if (depth == open.length) {
          open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = rank;
      }
    }
  }

  private boolean isBetter(int rank, int than) {
    int byBinding = symbols.binding(rank).strength() - symbols.binding(than).strength();
    if (byBinding != 0) {
      return byBinding > 0;
    }
    int bySize = Long.compareUnsigned(symbols.end(rank), symbols.end(than));
    return bySize != 0 ? bySize > 0 : symbols.underscores(rank) < symbols.underscores(than);
  }

  /** Closes what ends before an address or at it. */
  private void closeUpTo(long address) {
    while (depth > 0 && Long.compareUnsigned(symbols.end(open[depth - 1]), address) <= 0) {
      long end = symbols.end(open[depth - 1]);
      while (depth > 0 && Long.compareUnsigned(symbols.end(open[depth - 1]), end) <= 0) {
        depth--;
      }
      note(end);
    }
    if (depth == 0 && unsized != NONE && Long.compareUnsigned(unsizedEnd, address) <= 0) {
      long end = unsizedEnd;
      unsized = NONE;
      if (length > 0 && Long.compareUnsigned(starts[length - 1], end) < 0) {
        note(end);
      }
    }
  }

  /** Notes what is to be given from an address on. */
  private void note(long address) {
    int owner = NONE;
    if (depth > 0) {
      owner = symbols.owner(open[depth - 1]);
    } else if (unsized != NONE && Long.compareUnsigned(address, unsizedEnd) < 0) {
      owner = symbols.owner(unsized);
    }
    if (length > 0 && starts[length - 1] == address) {
      length--; // nothing lies between
    }
    if (length > 0 && owners[length - 1] == owner) {
      return;
    }
    if (length == starts.length) {
      starts = Arrays.copyOf(starts, 2 * length);
      owners = Arrays.copyOf(owners, 2 * length);
    }
    starts[length] = address;
    owners[length] = owner;
    length++;
  }
}
