package inquest.engine.object;

import java.util.List;
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

  /** A {@code range_iterator} or {@code itertools.count}: numbers to come. */
  record Numbers(long next, long step, OptionalLong left) implements Iterating {}
}
