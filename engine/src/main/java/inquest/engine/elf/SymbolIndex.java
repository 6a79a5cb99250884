package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The functions of one file by address, from one or several symbol tables of it. Of the functions
 * that cover an address it gives the one that starts last, as gdb does; where several start at the
 * same address, a global one before a weak one before a local one. A symbol without a size covers
 * what no sized one does, up to the next symbol or the end of its section.
 *
 * <p>Holds twelve bytes for each place where the answer changes; symbols and names are read from
 * the tables when asked for. Safe to use from several threads. Cost of building: one pass over the
 * tables and a sort; of a look-up: a binary search.
 */
public final class SymbolIndex {
  private static final int MAX_NAME_BYTES = 1 << 16;

  private final List<SymbolTable> tables;
  private final long[] starts; // ascending, unsigned: where the answer changes
  private final int[] owners; // the symbol from there on; NONE where there is none

  SymbolIndex(List<SymbolTable> tables, long[] starts, int[] owners) {
    this.tables = tables;
    this.starts = starts;
    this.owners = owners;
  }

  /**
   * Builds the index.
   *
   * @param tables of one file; of symbols that are equal in all else, the earlier table's is given
   */
  public static SymbolIndex of(List<SymbolTable> tables) {
    return new SymbolSweep(List.copyOf(tables)).index();
  }

  /** The function at an address of the file, unsigned; empty where none covers it. */
  public Optional<FunctionSymbol> at(long address) {
    int i = lastUpTo(address);
    return i < 0 || owners[i] == SymbolSweep.NONE
        ? Optional.empty()
        : Optional.of(symbol(owners[i]));
  }

  /** Whether no address is covered. */
  public boolean isEmpty() {
    return starts.length == 0;
  }

  private int lastUpTo(long address) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(starts[middle], address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }

  private FunctionSymbol symbol(int owner) {
    SymbolTable table = tables.get(SymbolSweep.table(owner));
    long at = (long) SymbolSweep.number(owner) * SymbolTable.ENTRY_BYTES;
    Bytes entry = table.entries().slice(at, SymbolTable.ENTRY_BYTES);
    return new FunctionSymbol(
        name(table.names(), entry.u32(0)),
        entry.i64(8),
        entry.i64(16),
        Binding.of(entry.u8(4) >> 4),
        table.kind());
  }

  /** A very long name is cut. */
  private static String name(Bytes names, long offset) {
    return withoutVersion(names.clipped(offset, MAX_NAME_BYTES).osText(0));
  }

  /** A linker writes {@code name@@VERSION} for what {@code .dynsym} calls {@code name}. */
  static String withoutVersion(String name) {
    int at = name.indexOf('@', 1);
    if (at < 0) {
      return name;
    }
    int from = at + 1 < name.length() && name.charAt(at + 1) == '@' ? at + 2 : at + 1;
    for (int i = from; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean versionLike =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '.'
              || c == '_'
              || c == '-'
              || c == '+';
      if (!versionLike) {
        return name;
      }
    }
    return from == name.length() ? name : name.substring(0, at);
  }

  @Override
  public String toString() {
    return "SymbolIndex" + Arrays.toString(tables.stream().map(SymbolTable::kind).toArray());
  }
}
