package inquest.scripts.jython;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.scripts.jython.Registry.PrinterHook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * Which of the hooks' printers shows a type. The classes along the method resolution order are
 * tried in turn, so that the printer of the most specific class wins; for each class an exact name
 * goes before a pattern, and a pattern before a predicate; among equals the one defined last.
 * Remembers each type. Safe to use from several threads.
 */
final class Selection {
  private final Registry registry;
  private final BiPredicate<PrinterHook, PyType> predicate;
  private final Map<Long, Optional<PrinterHook>> chosen = new ConcurrentHashMap<>();

  /**
   * @param predicate asks a hook's own {@code matches} about a type
   */
  Selection(Registry registry, BiPredicate<PrinterHook, PyType> predicate) {
    this.registry = registry;
    this.predicate = predicate;
  }

  /** Forgets: printers or types have changed. */
  void forget() {
    chosen.clear();
  }

  /** The printer for a type, where a hook has one. */
  Optional<PrinterHook> of(PyType type, Objects objects) {
    Optional<PrinterHook> known = chosen.get(type.address());
    if (known == null) {
      known = choose(type, objects);
      chosen.put(type.address(), known);
    }
    return known;
  }

  private Optional<PrinterHook> choose(PyType type, Objects objects) {
    List<PrinterHook> all =
        registry.printers().stream()
            .filter(p -> registry.isOn(p.hook().name()))
            .toList()
            .reversed();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Optional<PrinterHook> own = of(type, all);
    for (Ref base : type.mro()) {
      if (own.isEmpty() && base.address() != type.address()) {
        own = base(base, objects).flatMap(b -> of(b, all));
      }
    }
    return own;
  }

  private static Optional<PyType> base(Ref base, Objects objects) {
    try {
      return Optional.of(objects.type(base.address()));
    } catch (Unreadable e) {
      return Optional.empty(); // printers for its name are not found, the others are
    }
  }

  private Optional<PrinterHook> of(PyType type, List<PrinterHook> all) {
    String name = type.qualifiedName();
    return all.stream()
        .filter(p -> p.exact().filter(name::equals).isPresent())
        .findFirst()
        .or(() ->
            all.stream()
                .filter(p -> p.pattern().filter(r -> r.matcher(name).matches()).isPresent())
                .findFirst())
        .or(() ->
            all.stream()
                .filter(p -> p.matches().isPresent() && predicate.test(p, type))
                .findFirst());
  }
}
