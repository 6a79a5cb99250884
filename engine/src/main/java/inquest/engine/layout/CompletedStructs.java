package inquest.engine.layout;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The structures that the debug information of an interpreter describes, completed with those that
 * only its extension modules have: from their own debug information, and what that lacks too from a
 * shipped file of the same series and flavour. Neither is looked at before such a structure is
 * asked for. Safe to use from several threads.
 */
final class CompletedStructs extends AbstractMap<String, Struct> {
  private final Map<String, Struct> interpreter;
  private final Set<String> ofModules;
  private final Supplier<Structs> modules;
  private final Optional<LayoutText> shipped;
  private Structs read; // null until the modules were read; guarded by this

  /**
   * @param ofModules the names that an extension module may describe
   * @param modules reads their debug information
   * @param shipped a file whose object heads are those of this build
   */
  CompletedStructs(
      Map<String, Struct> interpreter,
      Set<String> ofModules,
      Supplier<Structs> modules,
      Optional<LayoutText> shipped) {
    this.interpreter = interpreter;
    this.ofModules = ofModules;
    this.modules = modules;
    this.shipped = shipped;
  }

  @Override
  public Struct get(Object key) {
    Struct own = interpreter.get(key);
    if (own != null || !(key instanceof String name) || !ofModules.contains(name)) {
      return own;
    }
    Struct found = modules().structs().get(name);
    return found != null ? found : shipped.map(text -> text.struct(name)).orElse(null);
  }

  private synchronized Structs modules() {
    if (read == null) {
      read = modules.get();
    }
    return read;
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  /** The names that it may have: some of those that only modules have may have no value. */
  @Override
  public Set<String> keySet() {
    Set<String> names = new LinkedHashSet<>(interpreter.keySet());
    names.addAll(ofModules);
    return names;
  }

  @Override
  public Set<Entry<String, Struct>> entrySet() {
    Map<String, Struct> all = new LinkedHashMap<>();
    for (String name : keySet()) {
      Struct struct = get(name);
      if (struct != null) {
        all.put(name, struct);
      }
    }
    return all.entrySet();
  }
}
