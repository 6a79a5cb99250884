package inquest.dsl.ast;

import java.util.List;
import java.util.Optional;

/** Where the rows of a query come from. */
public sealed interface Source {
  /** Where it stands. */
  Span span();

  /** A relation or a {@code let} name, perhaps narrowed with {@code of}. */
  record Relation(Name name, Optional<Subject> of, Span span) implements Source {}

  /** A {@code def} name with its arguments. */
  record Call(Name name, List<Expression> arguments, Span span) implements Source {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** A query in parentheses. */
  record Nested(Query query, Span span) implements Source {}
}
