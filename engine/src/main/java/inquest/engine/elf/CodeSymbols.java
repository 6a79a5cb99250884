package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import java.nio.ByteOrder;
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
  private SymbolTable lastTable; // of the symbol before, in whose section the next often is
  private long lastStart;
  private long lastLimit;

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

  /** An entry is three words: name, type, section; value; size. */
  private void addAll(int tableIndex, SymbolTable table) {
    long size = Math.min(table.size(), MAX_SYMBOLS);
    long[] words = new long[3 * (int) Math.min(CHUNK, size)];
    for (long first = 0; first < size; first += CHUNK) {
      int length = (int) Math.min(CHUNK, size - first);
      Bytes chunk =
          table
              .entries()
              .slice(first * SymbolTable.ENTRY_BYTES, (long) length * SymbolTable.ENTRY_BYTES);
      chunk
          .segment()
          .asByteBuffer()
          .order(ByteOrder.LITTLE_ENDIAN)
          .asLongBuffer()
          .get(words, 0, 3 * length);
      for (int i = 0; i < length && count < MAX_SYMBOLS; i++) {
        if (isCode(table.names(), words[3 * i])) {
          int owner = SymbolSweep.owner(tableIndex, (int) first + i);
          add(table, words[3 * i], words[3 * i + 1], words[3 * i + 2], owner);
        }
      }
    }
  }

  private static boolean isCode(Bytes names, long word) {
    int type = (int) (word >>> 32) & 0xf;
    int section = (int) (word >>> 48);
    if (type != FUNC && type != GNU_IFUNC && type != NOTYPE
        || section == SHN_UNDEF
        || section >= SHN_LORESERVE && section != SHN_XINDEX) {
      return false;
    }
    long name = word & 0xffff_ffffL;
    return name != 0
        && name < names.length()
        && (type != NOTYPE || isLabel(names, name, binding(word)));
  }

  private static Binding binding(long word) {
    return Binding.of((int) (word >>> 36) & 0xf);
  }

  /**
   * Whether it is a label that a person wrote, and neither one of a compiler's own nor a mark of
   * where data lies in code ({@code $x} and {@code $d}, ELF for the Arm 64-bit Architecture,
   * "Mapping symbols").
   */
  private static boolean isLabel(Bytes names, long name, Binding binding) {
    int first = names.u8(name);
    int second = name + 1 < names.length() ? names.u8(name + 1) : 0;
    boolean compilers = first == '.' && second == 'L';
    boolean mapping = first == '$' && binding == Binding.LOCAL;
    return first != 0 && !compilers && !mapping;
  }

  private void add(SymbolTable table, long word, long start, long size, int owner) {
    if (Long.compareUnsigned(start - lastStart, lastLimit - lastStart) >= 0 || table != lastTable) {
      lastTable = table;
      lastStart = start;
      lastLimit = table.code().endAt(start);
    }
    long limit = lastLimit;
    long offset = start - base;
    if (limit == start || offset < 0 || offset >= MAX_SPAN || size == 0 && !table.whole()) {
      return;
    }
    if (count == keys.length) {
      grow();
    }
    keys[count] = offset << NUMBER_BITS | count;
    owners[count] = owner;
    ends[count] = Long.compareUnsigned(size, limit - start) > 0 ? limit : start + size;
    bindings[count] = binding(word);
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
