package inquest.dsl.ast;

import java.util.List;
import java.util.Optional;

/** One step of a query. */
public sealed interface Clause {
  /** Where it stands. */
  Span span();

  /** Keeps rows for which the condition is true. */
  record Where(Expression condition, Span span) implements Clause {}

  /** Adds details to each row. */
  record With(List<Name> details, Span span) implements Clause {
    /** Copies the list. */
    public With {
      details = List.copyOf(details);
    }
  }

  /** Makes rows of these columns. */
  record Select(List<Item> items, Span span) implements Clause {
    /** Copies the list. */
    public Select {
      items = List.copyOf(items);
    }
  }

  /** Makes one row of each group with equal keys. */
  record GroupBy(List<Item> keys, Span span) implements Clause {
    /** Copies the list. */
    public GroupBy {
      keys = List.copyOf(keys);
    }
  }

  /** Sorts. */
  record OrderBy(List<SortKey> keys, Span span) implements Clause {
    /** Copies the list. */
    public OrderBy {
      keys = List.copyOf(keys);
    }
  }

  /** Ends after so many rows. */
  record Limit(Count count, Span span) implements Clause {}

  /** Leaves out rows that were there before. */
  record Distinct(Span span) implements Clause {}

  /**
   * A column to make.
   *
   * @param expression its value
   * @param alias its name, where {@code as} gives one
   * @param text how the expression is written: its name where there is no alias
   */
  record Item(Expression expression, Optional<Name> alias, String text) {}

  /** A key to sort by. */
  record SortKey(Expression expression, boolean descending) {}
}
