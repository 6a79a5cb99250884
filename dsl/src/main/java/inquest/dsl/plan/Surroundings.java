package inquest.dsl.plan;

import inquest.dsl.relation.Value;
import java.util.Objects;

/**
 * Where an expression outside of any query stands: variables that it may name, such as those of a
 * frame that a person looks at.
 *
 * @param what how a reader calls the place, as "frame 3.0"
 * @param variables by name; {@code names()} are those worth proposing, {@code get} may know more
 */
public record Surroundings(String what, Value.Names variables) {
  /** Refuses null. */
  public Surroundings {
    Objects.requireNonNull(what);
    Objects.requireNonNull(variables);
  }
}
