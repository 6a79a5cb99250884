package inquest.engine.runtime;

import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel put on the first stack of a process: arguments, environment, auxiliary vector, in
 * this order (System V psABI, "Initial Process Stack"; fs/binfmt_elf.c). Found from the auxiliary
 * vector's own entry that points at the executable's name, which lies behind all of them.
 */
final class InitialStack {
  private static final long AT_EXECFN = 31;

  /** No auxiliary vector entry has a larger type. */
  private static final long LARGEST_TYPE = 64;

  /** Arguments and environment together may take 6 MB ({@code _STK_LIM / 4 * 3}). */
  private static final int MOST_BYTES = 8 << 20;

  private static final int MOST_POINTERS = 1 << 20;
  private static final int CHUNK = 1 << 16;

  private final Memory memory;
  private final int stringBytes;

  /**
   * The texts of both vectors.
   *
   * @param arguments {@code argv}
   * @param environment {@code envp}, each "NAME=value"
   */
  record Texts(List<String> arguments, List<String> environment) {}

  InitialStack(Memory memory, int stringBytes) {
    this.memory = memory;
    this.stringBytes = stringBytes;
  }

  /** The vectors as they are now; empty where they cannot be found. */
  Optional<Texts> read(Map<Long, Long> auxiliaryVector) {
    Long name = auxiliaryVector.get(AT_EXECFN);
    if (name == null || name == 0) {
      return Optional.empty();
    }
    try {
      long entry = entry(name);
      return entry == 0 ? Optional.empty() : Optional.of(vectors(start(entry)));
    } catch (Unreadable e) {
      return Optional.empty(); // the stack was not saved, or is not what it was
    }
  }

  /** Where the auxiliary vector's entry of the executable's name lies; 0 where it is not found. */
  private long entry(long name) {
    byte[] chunk = new byte[CHUNK];
    long end = name & -8;
    for (int looked = 0; looked < MOST_BYTES; looked += CHUNK) {
      long from = end - CHUNK;
      int had = memory.read(from, chunk, 0, CHUNK);
      if (had < CHUNK) {
        return lastPart(from, end, name);
      }
      for (int i = CHUNK - 8; i >= 0; i -= 8) {
        if (word(chunk, i) == AT_EXECFN && memory.i64(from + i + 8) == name) {
          return from + i;
        }
      }
      end = from;
    }
    return 0;
  }

  /** The same, one word after the other, where the stack ends inside a chunk. */
  private long lastPart(long from, long end, long name) {
    for (long at = end - 16; Long.compareUnsigned(at, from) >= 0; at -= 8) {
      if (memory.i64(at) == AT_EXECFN && memory.i64(at + 8) == name) {
        return at;
      }
    }
    return 0;
  }

  /** The first entry of the auxiliary vector: what lies before it is no type. */
  private long start(long entry) {
    long at = entry;
    for (int i = 0; i < LARGEST_TYPE; i++) {
      long type = memory.i64(at - 16);
      if (type <= 0 || type > LARGEST_TYPE) {
        break;
      }
      at -= 16;
    }
    return at;
  }

  private Texts vectors(long auxiliary) {
    List<Long> environment = pointers(auxiliary - 8);
    List<Long> arguments = pointers(auxiliary - 8 - 8L * (environment.size() + 1));
    long count = memory.i64(auxiliary - 8L * (environment.size() + arguments.size() + 3));
    if (count != arguments.size()) {
      throw Unreadable.implausible(auxiliary, "the first stack is not what it was");
    }
    return new Texts(texts(arguments), texts(environment));
  }

  /** The pointers before a NULL, up to the next word that is none. */
  private List<Long> pointers(long end) {
    if (memory.i64(end) != 0) {
      throw Unreadable.implausible(end, "no end of a vector");
    }
    List<Long> found = new ArrayList<>();
    long at = end - 8;
    for (int i = 0; i < MOST_POINTERS; i++) {
      long pointer = memory.i64(at);
      if (Long.compareUnsigned(pointer, MOST_POINTERS) < 0) {
        break;
      }
      found.add(pointer);
      at -= 8;
    }
    Collections.reverse(found);
    return found;
  }

  private List<String> texts(List<Long> pointers) {
    return pointers.stream().map(p -> FsText.decode(memory.cstring(p, stringBytes))).toList();
  }

  private static long word(byte[] bytes, int at) {
    long word = 0;
    for (int i = 7; i >= 0; i--) {
      word = word << 8 | (bytes[at + i] & 0xff);
    }
    return word;
  }
}
