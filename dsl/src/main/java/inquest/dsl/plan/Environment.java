package inquest.dsl.plan;

import inquest.dsl.ast.Expression;
import inquest.dsl.ast.Query;
import inquest.dsl.ast.Statement;
import inquest.dsl.relation.Catalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names that a query may use beside columns. Immutable: each change makes a new one.
 *
 * @param catalogue relations and functions
 * @param lets queries by their {@code let} name
 * @param definitions by their {@code def} name
 * @param parameters values of {@code $name}, as text
 * @param arguments expressions that stand for the parameters of the {@code def} being expanded
 * @param depth how many {@code let} and {@code def} names were expanded to get here
 */
public record Environment(
    Catalogue catalogue,
    Map<String, Query> lets,
    Map<String, Statement.Definition> definitions,
    Map<String, String> parameters,
    Map<String, Expression> arguments,
    int depth) {
  static final int MOST_EXPANSIONS = 50;

  /** Copies the maps. */
  public Environment {
    lets = Map.copyOf(lets);
    definitions = Map.copyOf(definitions);
    parameters = Map.copyOf(parameters);
    arguments = Map.copyOf(arguments);
  }

  /** Nothing but a catalogue and parameters. */
  public static Environment of(Catalogue catalogue, Map<String, String> parameters) {
    return new Environment(catalogue, Map.of(), Map.of(), parameters, Map.of(), 0);
  }

  /** With one more {@code let}. */
  public Environment with(Statement.Let let) {
    Map<String, Query> more = new HashMap<>(lets);
    more.put(let.name().text(), let.query());
    return new Environment(catalogue, more, definitions, parameters, arguments, depth);
  }

  /** With one more {@code def}. */
  public Environment with(Statement.Definition definition) {
    Map<String, Statement.Definition> more = new HashMap<>(definitions);
    more.put(definition.name().text(), definition);
    return new Environment(catalogue, lets, more, parameters, arguments, depth);
  }

  /** The same names over other relations and functions. */
  public Environment over(Catalogue other) {
    return new Environment(other, lets, definitions, parameters, arguments, depth);
  }

  Environment inside(Map<String, Expression> given) {
    return new Environment(catalogue, lets, definitions, parameters, given, depth + 1);
  }

  Optional<Expression> argument(String name) {
    return Optional.ofNullable(arguments.get(name));
  }
}
