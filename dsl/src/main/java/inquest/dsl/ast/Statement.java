package inquest.dsl.ast;

import java.util.List;
import java.util.Optional;

/** One statement of a script. */
public sealed interface Statement {
  /** Where it stands. */
  Span span();

  /** {@code threads where holds_gil}: a query whose answer is shown. */
  record Ask(Query query, Span span) implements Statement {}

  /** {@code let NAME = QUERY}. */
  record Let(Name name, Query query, Span span) implements Statement {}

  /** {@code def NAME(PARAMETER, …) = QUERY}. */
  record Definition(Name name, List<Name> parameters, Query query, Span span) implements Statement {
    /** Copies the list. */
    public Definition {
      parameters = List.copyOf(parameters);
    }
  }

  /** {@code print EXPRESSION depth N}. */
  record Print(Expression value, Optional<Count> depth, Span span) implements Statement {}

  /** {@code describe} or {@code describe NAME}. */
  record Describe(Optional<Name> name, Span span) implements Statement {}

  /** {@code explain QUERY}: how it would be answered. */
  record Explain(Query query, Span span) implements Statement {}

  /** {@code echo "text {expression}"}. */
  record Echo(List<Part> parts, Span span) implements Statement {
    /** Copies the list. */
    public Echo {
      parts = List.copyOf(parts);
    }

    /** A piece of what is echoed. */
    public sealed interface Part {}

    /** Text as it is. */
    public record Text(String text) implements Part {}

    /** The value of an expression. */
    public record Value(Expression expression) implements Part {}
  }

  /** {@code if CONDITION … else … end}. */
  record If(Expression condition, List<Statement> then, List<Statement> otherwise, Span span)
      implements Statement {
    /** Copies the lists. */
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** {@code include "other.iq"}. */
  record Include(String path, Span span) implements Statement {}
}
