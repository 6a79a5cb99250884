package inquest.dsl.ast;

import java.util.List;

/**
 * A source of rows piped through clauses, each working on what stands before it.
 *
 * @param source where rows come from
 * @param clauses in the order written
 * @param span where it stands
 */
public record Query(Source source, List<Clause> clauses, Span span) {
  /** Copies the list. */
  public Query {
    clauses = List.copyOf(clauses);
  }
}
