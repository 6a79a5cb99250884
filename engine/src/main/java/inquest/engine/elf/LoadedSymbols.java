package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.Arrays;
import java.util.Optional;

/**
 * The dynamic symbol table of a loaded file, copied from memory.
 *
 * @param entries its symbols, as far as they could be read
 * @param names its names, as far as they could be read
 * @param whole whether all of it could be read
 */
record LoadedSymbols(Bytes entries, Bytes names, boolean whole) {
  private static final int MAX_SYMBOLS = 1 << 20;
  private static final int MAX_NAME_BYTES = 1 << 26;
  private static final int MAX_BUCKETS = 1 << 22;
  private static final int CHUNK = 1 << 16;

  /** Reads it; empty where the file has none or nothing of it can be read. */
  static Optional<LoadedSymbols> read(DynamicSection dynamic) {
    try {
      long symbols = dynamic.address(DynamicSection.SYMTAB);
      long strings = dynamic.address(DynamicSection.STRTAB);
      if (symbols == 0 || strings == 0) {
        return Optional.empty();
      }
      long count = count(dynamic, symbols, strings);
      long nameBytes = Math.clamp(dynamic.value(DynamicSection.STRSZ), 0L, MAX_NAME_BYTES);
      byte[] entries = copy(dynamic.memory(), symbols, (int) count * SymbolTable.ENTRY_BYTES);
      byte[] names = copy(dynamic.memory(), strings, (int) nameBytes);
      boolean whole =
          entries.length == count * SymbolTable.ENTRY_BYTES && names.length == nameBytes;
      return entries.length < SymbolTable.ENTRY_BYTES || names.length == 0
          ? Optional.empty()
          : Optional.of(new LoadedSymbols(Bytes.of(entries), Bytes.of(names), whole));
    } catch (Unreadable e) {
      return Optional.empty(); // its dynamic section was not saved
    }
  }

  /** The bytes from an address to the first that cannot be read. */
  private static byte[] copy(Memory memory, long address, int length) {
    byte[] bytes = new byte[Math.min(length, CHUNK)];
    int had = 0;
    while (had < length) {
      if (had == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * had));
      }
      int n = memory.read(address + had, bytes, had, bytes.length - had);
      had += n;
      if (n == 0) {
        break;
      }
    }
    return Arrays.copyOf(bytes, had);
  }

  /**
   * How many symbols there are. No tag says it: the hash tables do, and where neither was saved the
   * names, which linkers put behind the symbols.
   */
  private static long count(DynamicSection dynamic, long symbols, long strings) {
    long gnu = dynamic.address(DynamicSection.GNU_HASH);
    long hash = dynamic.address(DynamicSection.HASH);
    long count = 0;
    if (hash != 0) {
      count = ofHash(dynamic.memory(), hash);
    }
    if (count == 0 && gnu != 0) {
      count = ofGnuHash(dynamic.memory(), gnu);
    }
    if (count == 0 && Long.compareUnsigned(strings, symbols) > 0) {
      count = Long.divideUnsigned(strings - symbols, SymbolTable.ENTRY_BYTES);
    }
    return Math.clamp(count, 0L, MAX_SYMBOLS);
  }

  /** {@code nchain} is the number of symbols (gABI, "Hash Table"). */
  private static long ofHash(Memory memory, long table) {
    try {
      return memory.u32(table + 4);
    } catch (Unreadable e) {
      return 0;
    }
  }

  /** One more than the last symbol of the bucket whose first symbol is the highest. */
  private static long ofGnuHash(Memory memory, long table) {
    try {
      long buckets = memory.u32(table);
      long first = memory.u32(table + 4);
      long bloomWords = memory.u32(table + 8);
      if (buckets > MAX_BUCKETS || bloomWords > MAX_BUCKETS) {
        return 0;
      }
      long bucketsAt = table + 16 + 8 * bloomWords;
      Bytes firsts = Bytes.of(memory.bytes(bucketsAt, (int) buckets * 4));
      long last = 0;
      for (long i = 0; i < buckets; i++) {
        last = Math.max(last, firsts.u32(4 * i));
      }
      if (last < first) {
        return first; // nothing is exported
      }
      long chains = bucketsAt + 4 * buckets;
      while (last < MAX_SYMBOLS && (memory.i32(chains + 4 * (last - first)) & 1) == 0) {
        last++;
      }
      return last + 1;
    } catch (Unreadable e) {
      return 0;
    }
  }
}
