package inquest.dsl.relation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The relations and functions that a query may name. Immutable. */
public final class Catalogue {
  private final Map<String, Relation<?>> relations = new LinkedHashMap<>();
  private final Map<String, Function> functions = new LinkedHashMap<>();

  /** Those relations and functions; later ones do not replace earlier ones of the same name. */
  public Catalogue(List<? extends Relation<?>> relations, List<Function> functions) {
    relations.forEach(r -> this.relations.putIfAbsent(r.name(), r));
    functions.forEach(f -> this.functions.putIfAbsent(f.name(), f));
  }

  /** The same with more; a name that is taken keeps its meaning. */
  public Catalogue with(List<? extends Relation<?>> more, List<Function> moreFunctions) {
    return new Catalogue(
        Stream.concat(relations.values().stream(), more.stream()).toList(),
        Stream.concat(functions.values().stream(), moreFunctions.stream()).toList());
  }

  /** The relation of that name. */
  public Optional<Relation<?>> relation(String name) {
    return Optional.ofNullable(relations.get(name));
  }

  /** All relations, in the order in which {@code describe} lists them. */
  public List<Relation<?>> relations() {
    return List.copyOf(relations.values());
  }

  /** The function of that name. */
  public Optional<Function> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /** All functions. */
  public List<Function> functions() {
    return List.copyOf(functions.values());
  }
}
