package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import java.util.Arrays;
import java.util.List;

/**
 * The symbols of tables that stand for code, sorted by the address where they start. Symbols
 * outside the file's code are left out, and so are those more than half a terabyte behind its
 * start: then all that is needed to sort them fits into a number each.
 */
final class CodeSymbols {
  static final int NUMBER_BITS = 24;
  private static final long MAX_SPAN = 1L << 63 - NUMBER_BITS;
  private static final int MAX_SYMBOLS = 1 << NUMBER_BITS; // of all tables together
  private static final int CHUNK = 64 * 1024 / SymbolTable.ENTRY_BYTES;
  private static final int NOTYPE = 0;
  private static final int FUNC = 2;
  private static final int GNU_IFUNC = 10;
  private static final int SHN_UNDEF = 0;
  private static final int SHN_LORESERVE = 0xff00;
  private static final int SHN_XINDEX = 0xffff;

  private final List<SymbolTable> tables;
  private final long base;
  private long[] keys; // offset from the base, and below it the index in the arrays that follow
  private int[] owners;
  private long[] ends;
  private Binding[] bindings;
  private int count;

  /** Reads and sorts them. */
  CodeSymbols(List<SymbolTable> tables) {
    this.tables = tables;
    long lowest = -1;
    for (SymbolTable table : tables) {
      long start = table.code().start();
      lowest = Long.compareUnsigned(start, lowest) < 0 ? start : lowest;
    }
    base = lowest;
    keys = new long[256];
    owners = new int[256];
    ends = new long[256];
    bindings = new Binding[256];
    for (int i = 0; i < tables.size(); i++) {
      addAll(i, tables.get(i));
    }
    Arrays.sort(keys, 0, count);
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Where the symbol starts that is so many behind the first in order of address. */
  long start(int rank) {
    return base + (keys[rank] >>> NUMBER_BITS);
  }

  private int index(int rank) {
    return (int) keys[rank] & MAX_SYMBOLS - 1;
  }

  /** Which symbol of which table it is. */
  int owner(int rank) {
    return owners[index(rank)];
  }

  /** Where it ends: equal to the start where its size is not known. */
  long end(int rank) {
    return ends[index(rank)];
  }

  Binding binding(int rank) {
    return bindings[index(rank)];
  }

  /** Underscores before the name: {@code malloc} is a better name than {@code __libc_malloc}. */
  int underscores(int rank) {
    int owner = owner(rank);
    SymbolTable table = tables.get(SymbolSweep.table(owner));
    long name = table.entries().u32((long) SymbolSweep.number(owner) * SymbolTable.ENTRY_BYTES);
    Bytes names = table.names();
    int n = 0;
    while (n < 8 && name + n < names.length() && names.u8(name + n) == '_') {
      n++;
    }
    return n;
  }

  private void addAll(int tableIndex, SymbolTable table) {
    long size = Math.min(table.size(), MAX_SYMBOLS);
    for (long first = 0; first < size; first += CHUNK) {
      int length = (int) Math.min(CHUNK, size - first);
      Bytes chunk =
          Bytes.of(
              table
                  .entries()
                  .copy(first * SymbolTable.ENTRY_BYTES, (long) length * SymbolTable.ENTRY_BYTES));
      for (int i = 0; i < length && count < MAX_SYMBOLS; i++) {
        int at = i * SymbolTable.ENTRY_BYTES;
        if (isCode(table, chunk, at)) {
          add(table, chunk, at, SymbolSweep.owner(tableIndex, (int) first + i));
        }
      }
    }
  }

  private static boolean isCode(SymbolTable table, Bytes entries, int at) {
    int type = entries.u8(at + 4) & 0xf;
    int section = entries.u16(at + 6);
    long name = entries.u32(at);
    if (section == SHN_UNDEF
        || section >= SHN_LORESERVE && section != SHN_XINDEX
        || name == 0
        || name >= table.names().length()) {
      return false;
    }
    return type == FUNC
        || type == GNU_IFUNC
        || type == NOTYPE && isLabel(table.names(), name, entries.u8(at + 4) >> 4);
  }

  /**
   * Whether it is a label that a person wrote, and neither one of a compiler's own nor a mark of
   * where data lies in code ({@code $x} and {@code $d}, ELF for the Arm 64-bit Architecture,
   * "Mapping symbols").
   */
  private static boolean isLabel(Bytes names, long name, int binding) {
    int first = names.u8(name);
    int second = name + 1 < names.length() ? names.u8(name + 1) : 0;
    boolean compilers = first == '.' && second == 'L';
    boolean mapping = first == '$' && Binding.of(binding) == Binding.LOCAL;
    return first != 0 && !compilers && !mapping;
  }

  private void add(SymbolTable table, Bytes entries, int at, int owner) {
    long start = entries.i64(at + 8);
    long limit = table.code().endAt(start);
    long offset = start - base;
    long size = entries.i64(at + 16);
    if (limit == start || offset < 0 || offset >= MAX_SPAN || size == 0 && !table.whole()) {
      return;
    }
    if (count == keys.length) {
      grow();
    }
    keys[count] = offset << NUMBER_BITS | count;
    owners[count] = owner;
    ends[count] = Long.compareUnsigned(size, limit - start) > 0 ? limit : start + size;
    bindings[count] = Binding.of(entries.u8(at + 4) >> 4);
    count++;
  }

  private void grow() {
    int length = keys.length * 2;
    keys = Arrays.copyOf(keys, length);
    owners = Arrays.copyOf(owners, length);
    ends = Arrays.copyOf(ends, length);
    bindings = Arrays.copyOf(bindings, length);
  }

  /** Where a symbol without a size ends at the latest. */
  long limit(int rank) {
    return tables.get(SymbolSweep.table(owner(rank))).code().endAt(start(rank));
  }
}
