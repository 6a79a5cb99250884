package inquest.dsl.plan;

import inquest.dsl.ast.Count;
import inquest.dsl.ast.Nearest;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Span;
import inquest.dsl.ast.Subject;
import inquest.dsl.relation.Scan.Narrowing;
import java.util.Optional;

/** What stands after {@code of}, with parameters put in. */
final class Subjects {
  private Subjects() {}

  static Narrowing narrowing(Subject subject, Environment environment) throws QueryError {
    return switch (subject) {
      case Subject.Index index -> new Narrowing.Index(index.value());
      case Subject.ThreadFrame frame -> new Narrowing.ThreadFrame(frame.thread(), frame.frame());
      case Subject.Tid tid -> new Narrowing.Tid(tid(tid, environment));
      case Subject.Address address -> new Narrowing.Address(address.address());
      case Subject.Text text -> new Narrowing.Text(text.text());
      case Subject.Word word -> new Narrowing.Word(word.dotted());
      case Subject.Parameter parameter ->
          fromText(parameter(parameter.name(), parameter.span(), environment));
      case Subject.Nested nested -> throw new IllegalStateException("a query is no literal");
    };
  }

  private static long tid(Subject.Tid tid, Environment environment) throws QueryError {
    return switch (tid.tid()) {
      case Count.Literal literal -> literal.value();
      case Count.Parameter parameter -> number(parameter.name(), parameter.span(), environment);
    };
  }

  /** The value of a parameter that must be a number. */
  static long number(String name, Span span, Environment environment) throws QueryError {
    String text = parameter(name, span, environment);
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new QueryError(span, "$" + name + " is '" + text + "', which is no number");
    }
  }

  /** The text of a parameter. */
  static String parameter(String name, Span span, Environment environment) throws QueryError {
    String text = environment.parameters().get(name);
    if (text == null) {
      throw new QueryError(
          span,
          "$" + name + " was not given",
          Optional.of(
              Nearest.to(name, environment.parameters().keySet())
                  .map(n -> "did you mean $" + n + "?")
                  .orElse("give it as " + name + "=VALUE")));
    }
    return text;
  }

  /** A parameter's text as the subject that it looks like. */
  private static Narrowing fromText(String text) {
    if (text.matches("[0-9]{1,18}")) {
      return new Narrowing.Index(Long.parseLong(text));
    }
    if (text.matches("[0-9]{1,18}\\.[0-9]{1,18}")) {
      int dot = text.indexOf('.');
      return new Narrowing.ThreadFrame(
          Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
    }
    if (text.matches("0[xX][0-9a-fA-F]{1,16}")) {
      return new Narrowing.Address(Long.parseUnsignedLong(text.substring(2), 16));
    }
    return new Narrowing.Text(text);
  }
}
