package inquest.engine.layout;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The structures of a layout, each merged when it is first asked for. Cannot be changed from
 * outside; safe to use from several threads.
 */
final class MergedStructs extends AbstractMap<String, Struct> {
  private final Map<String, Struct> base;
  private final UnaryOperator<Struct> corrected;
  private final List<LayoutFile> overrides;
  private final Set<String> names;
  private final Map<String, Struct> done = new ConcurrentHashMap<>();

  /**
   * @param base what the layout starts from; may make its values as they are got, and have none for
   *     some of its keys
   * @param corrected merges one of them with what the process says of itself
   * @param overrides files given by the user, later ones over earlier ones
   */
  MergedStructs(
      Map<String, Struct> base, UnaryOperator<Struct> corrected, List<LayoutFile> overrides) {
    this.base = base;
    this.corrected = corrected;
    this.overrides = overrides;
    names = new LinkedHashSet<>(base.keySet());
    overrides.forEach(f -> names.addAll(f.structs().structs().keySet()));
  }

  @Override
  public Struct get(Object key) {
    Struct merged = done.get(key);
    if (merged != null) {
      return merged;
    }
    return key instanceof String name && names.contains(name)
        ? done.computeIfAbsent(name, this::merge)
        : null;
  }

  /** Null where nothing describes it after all. */
  private Struct merge(String name) {
    Struct found = base.get(name);
    Struct merged = found == null ? null : corrected.apply(found);
    for (LayoutFile file : overrides) {
      Struct over = file.structs().structs().get(name);
      if (over != null) {
        merged = merged == null ? over : over(merged, over);
      }
    }
    return merged;
  }

  private static Struct over(Struct below, Struct over) {
    Map<String, Field> fields = new LinkedHashMap<>(below.fields());
    fields.putAll(over.fields());
    return new Struct(below.name(), over.size() == 0 ? below.size() : over.size(), fields);
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Entry<String, Struct>> entrySet() {
    Map<String, Struct> all = new LinkedHashMap<>();
    for (String name : names) {
      Struct struct = get(name);
      if (struct != null) {
        all.put(name, struct);
      }
    }
    return java.util.Collections.unmodifiableMap(all).entrySet();
  }
}
