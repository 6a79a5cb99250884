package inquest.engine.dwarf;

import java.util.List;

/**
 * A structure to look for.
 *
 * @param key what the asker calls it
 * @param names tags and typedefs under which it may be defined
 * @param unit last part of the path of the source file that defines it, where other files define
 *     other structures of that name; empty otherwise
 */
public record TypeRequest(String key, List<String> names, String unit) {
  /** Copies the names. */
  public TypeRequest {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException(key + " needs a name to look for");
    }
  }
}
