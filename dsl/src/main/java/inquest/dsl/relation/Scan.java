package inquest.dsl.relation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of a relation.
 *
 * @param subject what {@code of} said, with names and queries already looked up
 * @param equal indexed columns that must equal a value; the rows are filtered again after
 * @param widened the relation's {@link Relation#widenings} that {@code with} asked for, by name
 * @param shortfall takes notes on rows that could not be given at all
 */
public record Scan(
    Optional<Narrowing> subject,
    Map<String, Value> equal,
    Set<String> widened,
    Shortfall shortfall) {
  /** Copies map and set. */
  public Scan {
    equal = Map.copyOf(equal);
    widened = Set.copyOf(widened);
  }

  /** Everything. */
  public static Scan all(Shortfall shortfall) {
    return new Scan(Optional.empty(), Map.of(), Set.of(), shortfall);
  }

  /** What {@code of} narrows to, after names and queries were looked up. */
  public sealed interface Narrowing {
    /** A number. */
    record Index(long value) implements Narrowing {}

    /** A frame of a thread. */
    record ThreadFrame(long thread, long frame) implements Narrowing {}

    /** A thread by its tid. */
    record Tid(long tid) implements Narrowing {}

    /** An address. */
    record Address(long address) implements Narrowing {}

    /** Literal text. */
    record Text(String text) implements Narrowing {}

    /** A word that is the relation's own, or a type. */
    record Word(String word) implements Narrowing {}

    /** Rows of a subquery. */
    record Rows(String relation, List<Row> rows) implements Narrowing {}
  }
}
