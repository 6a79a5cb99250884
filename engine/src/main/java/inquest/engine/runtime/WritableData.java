package inquest.engine.runtime;

import inquest.engine.memory.Memory;
import inquest.engine.target.Mapping;
import inquest.engine.target.Module;
import inquest.engine.target.Target;
import java.util.ArrayList;
import java.util.List;

/** The writable memory of a process, in the order in which an interpreter is looked for in it. */
final class WritableData {
  /** Larger mappings are heaps, not a module's data. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int MOST_MAPPINGS = 4_096;
  private static final int CHUNK = 1 << 16;

  private final Memory memory;
  private final Target target;

  WritableData(Memory memory, Target target) {
    this.memory = memory;
    this.target = target;
  }

  /** A module's writable mappings and the anonymous ones behind them: its {@code .bss}. */
  List<Mapping> of(Module module) {
    List<Mapping> found = new ArrayList<>();
    long end = module.end();
    for (Mapping mapping : target.mappings()) {
      boolean inside =
          Long.compareUnsigned(mapping.start(), module.start()) >= 0
              && Long.compareUnsigned(mapping.end(), module.end()) <= 0;
      boolean behind = mapping.path().isEmpty() && mapping.start() == end;
      if (mapping.writable() && (inside || behind) && size(mapping) <= MOST_BYTES) {
        found.add(mapping);
        end = behind ? mapping.end() : end;
      }
    }
    return found;
  }

  /**
   * The data of every module; where no module is known, every writable mapping that is not too
   * large to be a module's data. Heaps are not looked through.
   */
  List<Mapping> all() {
    if (target.modules().isEmpty()) {
      return target.mappings().stream()
          .filter(m -> m.writable() && size(m) <= MOST_BYTES)
          .limit(MOST_MAPPINGS)
          .toList();
    }
    return target.modules().stream().flatMap(m -> of(m).stream()).limit(MOST_MAPPINGS).toList();
  }

  private static long size(Mapping mapping) {
    return mapping.end() - mapping.start();
  }

  /** Told the address and the value of each aligned word that could be read. */
  interface WordVisitor {
    /** Whether to go on. */
    boolean visit(long address, long word);
  }

  /** Visits the words of a mapping until told to stop; false when it was. */
  boolean forEachWord(Mapping mapping, WordVisitor visitor) {
    byte[] chunk = new byte[CHUNK];
    long at = mapping.start();
    while (Long.compareUnsigned(at, mapping.end()) < 0) {
      int want = (int) Math.min(CHUNK, mapping.end() - at);
      int had = memory.read(at, chunk, 0, want) & ~7;
      for (int i = 0; i < had; i += 8) {
        if (!visitor.visit(at + i, word(chunk, i))) {
          return false;
        }
      }
      at += had == 0 ? 4096 : had; // a page that is not there
    }
    return true;
  }

  private static long word(byte[] bytes, int at) {
    long low =
        (bytes[at] & 0xff)
            | (bytes[at + 1] & 0xff) << 8
            | (bytes[at + 2] & 0xff) << 16
            | (bytes[at + 3] & 0xffL) << 24;
    long high =
        (bytes[at + 4] & 0xff)
            | (bytes[at + 5] & 0xff) << 8
            | (bytes[at + 6] & 0xff) << 16
            | (bytes[at + 7] & 0xffL) << 24;
    return high << 32 | low;
  }
}
