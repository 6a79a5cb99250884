package inquest.engine.layout;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A layout file that Inquest ships, whose structures are parsed when they are asked for: a run
 * needs few of them. Safe to use from several threads.
 */
final class LayoutText {
  private static final String STRUCT = "\nstruct ";
  private static final String CONSTANT = "\nconstant ";

  private final String text;
  private final String file;
  private final UnaryOperator<Struct> machine;
  private final Map<String, Integer> starts = new LinkedHashMap<>();

  /**
   * @param file its name, for the message when it is damaged
   * @param machine what is done to its structures on the target's machine
   */
  LayoutText(String text, String file, UnaryOperator<Struct> machine) {
    this.text = text;
    this.file = file;
    this.machine = machine;
    for (int at = text.indexOf(STRUCT); at >= 0; at = text.indexOf(STRUCT, at + 8)) {
      starts.put(text.substring(at + 8, text.indexOf(' ', at + 8)), at + 1);
    }
  }

  Set<String> names() {
    return starts.keySet();
  }

  /** The structure; null where the file has none of that name. */
  Struct struct(String name) {
    Integer from = starts.get(name);
    if (from == null) {
      return null;
    }
    int end = text.indexOf("\n\n", from);
    try {
      return machine.apply(
          LayoutParser.struct(text.substring(from, end < 0 ? text.length() : end)));
    } catch (BadLayoutFile e) {
      throw new IllegalStateException(file + ", struct " + name + ": " + e.getMessage(), e);
    }
  }

  Map<String, Long> constants() {
    Map<String, Long> constants = new LinkedHashMap<>();
    int length = CONSTANT.length();
    for (int at = text.indexOf(CONSTANT); at >= 0; at = text.indexOf(CONSTANT, at + length)) {
      int space = text.indexOf(' ', at + length);
      int end = text.indexOf('\n', space);
      constants.put(
          text.substring(at + length, space),
          Long.parseLong(text, space + 1, end < 0 ? text.length() : end, 10));
    }
    return constants;
  }

  /** All of it as a map; a structure is parsed when it is got. */
  Map<String, Struct> asMap() {
    return new AbstractMap<>() {
      @Override
      public Struct get(Object key) {
        return key instanceof String name ? struct(name) : null;
      }

      @Override
      public boolean containsKey(Object key) {
        return starts.containsKey(key);
      }

      @Override
      public Set<Entry<String, Struct>> entrySet() {
        Map<String, Struct> all = new LinkedHashMap<>();
        starts.keySet().forEach(name -> all.put(name, struct(name)));
        return all.entrySet();
      }

      @Override
      public Set<String> keySet() {
        return starts.keySet();
      }

      @Override
      public int size() {
        return starts.size();
      }
    };
  }
}
