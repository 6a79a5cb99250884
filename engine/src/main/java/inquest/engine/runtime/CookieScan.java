package inquest.engine.runtime;

import inquest.engine.memory.Memory;
import inquest.engine.target.Mapping;
import inquest.engine.target.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * From 3.13: {@code _PyRuntime} begins with {@code _Py_DebugOffsets}, and that with a cookie
 * (pycore_debug_offsets.h).
 */
final class CookieScan {
  /** "xdebugpy" as a little-endian word. */
  private static final long COOKIE = 0x79706775_62656478L;

  private static final int MOST = 16;

  private CookieScan() {}

  /** The addresses in writable memory where the cookie is. */
  static List<Long> find(Memory memory, Target target) {
    WritableData data = new WritableData(memory, target);
    List<Long> found = new ArrayList<>();
    for (Mapping mapping : data.all()) {
      data.forEachWord(
          mapping,
          (address, word) -> {
            if (word == COOKIE) {
              found.add(address);
            }
            return found.size() < MOST;
          });
    }
    return found;
  }
}
