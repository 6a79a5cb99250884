package inquest.engine.layout;

import inquest.engine.dwarf.TypeRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which structures, fields and enumerators a layout is made of: the list in {@code wanted.list}.
 *
 * <pre>
 * section interpreter|modules
 * struct NAME [= OTHER NAME ...] [in FILE.c]
 *   PATTERN           fields to take; without any, all
 * enumerators NAME ...
 * </pre>
 *
 * <p>A pattern is a dotted path; {@code *} stands for every field of one structure, {@code **} for
 * every field and those of the structures that lie inside.
 */
record Wanted(List<Item> items, Set<String> enumerators) {
  private static final String SECTION = "section ";

  /**
   * One structure of the list.
   *
   * @param ofModules whether an extension module may describe it and not the interpreter
   */
  record Item(TypeRequest request, List<String> patterns, boolean ofModules) {
    String name() {
      return request.key();
    }
  }

  /** The list that Inquest ships. */
  static Wanted shipped() {
    return parse(Resources.lines("wanted.list"));
  }

  static Wanted parse(List<String> lines) {
    List<Item> items = new ArrayList<>();
    Set<String> enumerators = new HashSet<>();
    List<String> patterns = new ArrayList<>();
    boolean ofModules = false;
    for (String line : lines) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (text.startsWith(SECTION)) {
        ofModules = text.substring(SECTION.length()).equals("modules");
      } else if (text.startsWith("struct ")) {
        patterns = new ArrayList<>();
        items.add(new Item(request(text.substring(7)), patterns, ofModules));
      } else if (text.startsWith("enumerators ")) {
        enumerators.addAll(List.of(text.substring(12).split(" +")));
      } else {
        patterns.add(text);
      }
    }
    return new Wanted(List.copyOf(items), Set.copyOf(enumerators));
  }

  private static TypeRequest request(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(" +")));
    String unit = "";
    int in = words.indexOf("in");
    if (in >= 0) {
      unit = words.get(in + 1);
      words.subList(in, words.size()).clear();
    }
    String key = words.get(0);
    words.remove("=");
    return new TypeRequest(key, words, unit);
  }

  List<TypeRequest> requests() {
    return items.stream().map(Item::request).toList();
  }

  /** The structures that an extension module may describe and not the interpreter. */
  Set<String> ofModules() {
    Set<String> names = new LinkedHashSet<>();
    items.stream().filter(Item::ofModules).forEach(item -> names.add(item.name()));
    return names;
  }

  Set<String> names() {
    Set<String> names = new HashSet<>();
    requests().forEach(r -> names.addAll(r.names()));
    return names;
  }
}
