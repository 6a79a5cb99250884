package inquest.dsl.plan;

import inquest.dsl.ast.Span;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a query is answered.
 *
 * @param from the relation whose rows come in
 * @param subject what it is narrowed to
 * @param subjectSpan where that stands, for errors
 * @param equal equalities that the scan takes
 * @param steps what is done with the rows, in order
 * @param columns the columns of the answer
 * @param widened names of the relation's widenings that are asked for
 * @param details details to add to each row, as indices into the relation's
 */
public record Plan(
    Relation<?> from,
    Optional<Narrow> subject,
    Span subjectSpan,
    Map<String, Value> equal,
    List<Step> steps,
    List<Output> columns,
    Set<String> widened,
    List<Integer> details) {
  /** Copies lists. */
  public Plan {
    equal = Map.copyOf(equal);
    steps = List.copyOf(steps);
    columns = List.copyOf(columns);
    widened = Set.copyOf(widened);
    details = List.copyOf(details);
  }

  /** What the relation is narrowed to. */
  public sealed interface Narrow {
    /** Known now. */
    record To(Scan.Narrowing narrowing) implements Narrow {}

    /** The rows of a plan. */
    record ToRowsOf(Plan plan) implements Narrow {}
  }

  /** A column of the answer. */
  public record Output(String name, Term term) {}

  /** One step. */
  public sealed interface Step {
    /** Keeps rows for which all conditions are true; the cheapest is tried first. */
    record Filter(List<Term> conditions) implements Step {}

    /** Makes a tuple with these columns on top of each tuple. */
    record Project(List<Output> columns) implements Step {}

    /** Makes a tuple of each group of equal keys; with no keys, one of all rows. */
    record Group(List<Output> keys) implements Step {}

    /** Sorts; lost cells last. */
    record Sort(List<Key> keys) implements Step {}

    /** Ends after so many. */
    record Limit(long count) implements Step {}

    /** Leaves out tuples whose cells were all there before. */
    record Distinct(List<Term> columns) implements Step {}
  }

  /** A key to sort by. */
  public record Key(Term term, boolean descending) {}
}
