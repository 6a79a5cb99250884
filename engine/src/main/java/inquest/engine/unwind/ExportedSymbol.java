package inquest.engine.unwind;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Finds one exported symbol of a module as the loader does, through {@code DT_GNU_HASH} in the
 * process's own memory: no section headers and no file are needed.
 */
final class ExportedSymbol {
  private static final int DT_STRTAB = 5;
  private static final int DT_SYMTAB = 6;
  private static final int DT_GNU_HASH = 0x6ffffef5;
  private static final int MAX_DYNAMIC = 4096;
  private static final int SYMBOL_BYTES = 24;

  private final Memory memory;
  private final LoadedModule module;
  private final ModuleHeader header;
  private long strings;
  private long symbols;
  private long hashes;

  private ExportedSymbol(Memory memory, LoadedModule module, ModuleHeader header) {
    this.memory = memory;
    this.module = module;
    this.header = header;
  }

  /**
   * The address of the symbol in the process; empty where the module does not define it.
   *
   * @param most links followed in a chain of symbols of one hash
   * @throws Unreadable where the tables cannot be read
   */
  static OptionalLong find(
      Memory memory, LoadedModule module, ModuleHeader header, String name, int most) {
    OptionalLong dynamic = header.segment(ProgramHeader.DYNAMIC);
    if (dynamic.isEmpty()) {
      return OptionalLong.empty();
    }
    ExportedSymbol find = new ExportedSymbol(memory, module, header);
    find.readDynamic(dynamic.getAsLong());
    boolean searchable = find.strings != 0 && find.symbols != 0 && find.hashes != 0;
    byte[] wanted = (name + "\0").getBytes(StandardCharsets.ISO_8859_1);
    return searchable ? find.search(wanted, most) : OptionalLong.empty();
  }

  private void readDynamic(long dynamic) {
    for (int i = 0; i < MAX_DYNAMIC; i++) {
      long tag = memory.i64(dynamic + 16L * i);
      if (tag == 0) {
        return;
      }
      if (tag == DT_STRTAB) {
        strings = address(dynamic + 16L * i);
      } else if (tag == DT_SYMTAB) {
        symbols = address(dynamic + 16L * i);
      } else if (tag == DT_GNU_HASH) {
        hashes = address(dynamic + 16L * i);
      }
    }
  }

  /** The loader of glibc has put addresses of the process there, others leave the file's. */
  private long address(long entry) {
    long value = memory.i64(entry + 8);
    boolean relocated =
        Long.compareUnsigned(value, module.module().start()) >= 0
            && Long.compareUnsigned(value, module.module().end()) < 0;
    return relocated ? value : value + header.bias();
  }

  private OptionalLong search(byte[] name, int most) {
    int hash = 5381;
    for (int i = 0; i < name.length - 1; i++) {
      hash = hash * 33 + (name[i] & 0xff);
    }
    long buckets = memory.u32(hashes);
    if (buckets == 0) {
      return OptionalLong.empty();
    }
    long first = memory.u32(hashes + 4);
    long bucketsAt = hashes + 16 + 8 * memory.u32(hashes + 8);
    long chainsAt = bucketsAt + 4 * buckets;
    long index = memory.u32(bucketsAt + 4 * Long.remainderUnsigned(hash & 0xffff_ffffL, buckets));
    for (int i = 0; index >= first && i < most; i++, index++) {
      int link = memory.i32(chainsAt + 4 * (index - first));
      if ((link | 1) == (hash | 1) && isNamed(symbols + SYMBOL_BYTES * index, name)) {
        return OptionalLong.of(memory.i64(symbols + SYMBOL_BYTES * index + 8) + header.bias());
      }
      if ((link & 1) != 0) {
        break;
      }
    }
    return OptionalLong.empty();
  }

  private boolean isNamed(long symbol, byte[] name) {
    byte[] there = new byte[name.length];
    return memory.u16(symbol + 6) != 0
        && memory.read(strings + memory.u32(symbol), there, 0, there.length) == there.length
        && java.util.Arrays.equals(there, name);
  }
}
