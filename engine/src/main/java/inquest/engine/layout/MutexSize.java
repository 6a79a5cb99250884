package inquest.engine.layout;

import inquest.engine.machine.Architecture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What differs between machines in the shipped layouts, which were made on x86-64: with the GNU C
 * library {@code pthread_mutex_t} has 40 bytes there and 48 on aarch64
 * (sysdeps/aarch64/nptl/bits/pthreadtypes-arch.h). CPython has two of them in place, inside the
 * state of a GIL, which lies in the runtime's state (3.7 to 3.11) or in each interpreter's (from
 * 3.12); everything else in those structures has the same size on both.
 */
final class MutexSize {
  private static final int LARGER = 8;
  private static final int X86_64_BYTES = 40;

  private MutexSize() {}

  /** The structure as it lies on a machine. */
  static Struct on(Architecture machine, Struct struct) {
    return switch (machine) {
      case X86_64 -> struct;
      case AARCH64 -> widened(struct);
    };
  }

  private static Struct widened(Struct struct) {
    NavigableMap<Integer, Integer> growth = growth(struct);
    if (growth.isEmpty()) {
      return struct;
    }
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Field field : struct.fields().values()) {
      int start = field.offset() + before(growth, field.offset());
      int end = field.offset() + field.size();
      fields.put(
          field.name(),
          new Field(
              field.name(),
              start,
              end + before(growth, end) - start,
              field.kind(),
              field.bitOffset(),
              field.bitSize(),
              field.source()));
    }
    return new Struct(struct.name(), struct.size() + before(growth, Integer.MAX_VALUE), fields);
  }

  /** By how much the structure grows, at the places where something in it ends that grows. */
  private static NavigableMap<Integer, Integer> growth(Struct struct) {
    NavigableMap<Integer, Integer> growth = new TreeMap<>();
    int interpreter = 0;
    for (Field field : struct.fields().values()) {
      int end = field.offset() + field.size();
      String name = field.name();
      String outer = name.substring(0, name.lastIndexOf('.') + 1);
      switch (name.substring(outer.length())) {
        case "mutex", "switch_mutex" -> {
          if (field.size() == X86_64_BYTES && struct.has(outer + "switch_cond")) {
            growth.put(end, LARGER);
          }
        }
        case "gil", "_gil" -> {
          if (field.kind() == Kind.AGGREGATE && !struct.has(name + ".mutex")) {
            growth.put(end, 2 * LARGER);
          }
        }
        case "_main_interpreter" -> interpreter = end;
        default -> {}
      }
    }
    if (interpreter > 0 && growth.isEmpty()) { // from 3.12 on the GIL is in there
      growth.put(interpreter, 2 * LARGER);
    }
    return growth;
  }

  private static int before(NavigableMap<Integer, Integer> growth, int place) {
    return growth.headMap(place, true).values().stream().mapToInt(Integer::intValue).sum();
  }
}
