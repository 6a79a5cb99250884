package inquest.engine.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Structures and constants as one source gives them, before they are merged.
 *
 * @param structs by CPython's name, in the order of the source
 * @param constants by CPython's name
 */
public record Structs(Map<String, Struct> structs, Map<String, Long> constants) {
  /** Copies the maps, keeping their order. */
  public Structs {
    structs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(structs));
    constants = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(constants));
  }

  /** Nothing. */
  public static Structs none() {
    return new Structs(Map.of(), Map.of());
  }

  /** These, and what only the others have. */
  public Structs orElse(Structs others) {
    Map<String, Struct> all = new LinkedHashMap<>(structs);
    others.structs.forEach(all::putIfAbsent);
    Map<String, Long> values = new LinkedHashMap<>(constants);
    others.constants.forEach(values::putIfAbsent);
    return new Structs(all, values);
  }

  /** The same structures, those of the list first and in its order. */
  Structs inOrderOf(List<String> names) {
    Map<String, Struct> ordered = new LinkedHashMap<>();
    for (String name : names) {
      Struct struct = structs.get(name);
      if (struct != null) {
        ordered.put(name, struct);
      }
    }
    structs.forEach(ordered::putIfAbsent);
    return new Structs(ordered, constants);
  }
}
