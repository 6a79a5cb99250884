package inquest.engine.object;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Iterators of the built-in types. */
public sealed interface Iterating extends PyValue {
  /**
   * An iterator over one thing.
   *
   * @param over what it walks; NULL when exhausted
   * @param index the next index, where it counts
   */
  record Over(Ref over, OptionalLong index) implements Iterating {}

  /** An iterator that takes from several ({@code zip}, {@code map}, {@code filter}). */
  record Several(Ref function, List<Ref> sources) implements Iterating {
    /** Copies the list. */
    public Several {
      sources = List.copyOf(sources);
    }
  }

  /** A {@code range_iterator}: the next number, the step, and how many are left. */
  record Numbers(long next, long step, OptionalLong left) implements Iterating {}

  /** A {@code longrange_iterator}: each part is an int object. */
  record LongRange(Ref next, Ref step, Ref left) implements Iterating {}

  /**
   * An {@code itertools.count}.
   *
   * @param next the next number, where it counts by C integers
   * @param object the next number, where it counts by objects
   * @param step the step, where it is kept
   */
  record Count(long next, Optional<Ref> object, Optional<Ref> step) implements Iterating {}
}
