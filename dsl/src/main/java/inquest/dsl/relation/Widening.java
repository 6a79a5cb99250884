package inquest.dsl.relation;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What {@code with} can add between the rows of a relation: rows of another kind.
 *
 * @param name the word after {@code with}
 * @param help one sentence for {@code describe}
 * @param fills the columns that only these rows have something in, or something else in: a
 *     condition on one of them asks for the rows too, or it would find nothing in silence
 * @param shown the columns that are shown with it where a query has no {@code select}
 */
public record Widening(String name, String help, Set<String> fills, List<String> shown) {
  /** Copies set and list. */
  public Widening {
    Objects.requireNonNull(name);
    Objects.requireNonNull(help);
    fills = Set.copyOf(fills);
    shown = List.copyOf(shown);
  }
}
