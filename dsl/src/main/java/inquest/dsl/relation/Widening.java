package inquest.dsl.relation;

import java.util.List;
import java.util.Objects;

/**
 * What {@code with} can add between the rows of a relation: rows of another kind.
 *
 * @param name the word after {@code with}
 * @param help one sentence for {@code describe}
 * @param shown the columns that are shown with it where a query has no {@code select}
 */
public record Widening(String name, String help, List<String> shown) {
  /** Copies the list. */
  public Widening {
    Objects.requireNonNull(name);
    Objects.requireNonNull(help);
    shown = List.copyOf(shown);
  }
}
