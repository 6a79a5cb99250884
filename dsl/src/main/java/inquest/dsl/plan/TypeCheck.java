package inquest.dsl.plan;

import inquest.dsl.ast.Expression;
import inquest.dsl.ast.Expression.Operator;
import inquest.dsl.ast.QueryError;
import inquest.dsl.relation.Type;
import inquest.dsl.relation.Type.Kind;
import java.util.Optional;
import java.util.Set;

/** Refuses what cannot be meant, as far as types are known before a row is seen. */
final class TypeCheck {
  private static final Set<Kind> OPEN = Set.of(Kind.ANY, Kind.PYTHON, Kind.LINK);

  private TypeCheck() {}

  static void comparable(Term left, Term right, Expression at) throws QueryError {
    Kind a = left.type().kind();
    Kind b = right.type().kind();
    boolean numbers = isNumeric(a) && isNumeric(b);
    if (a != b && !numbers && !OPEN.contains(a) && !OPEN.contains(b)) {
      throw new QueryError(
          at.span(), "cannot compare " + a.words() + " with " + b.words(), hint(a, b));
    }
  }

  private static Optional<String> hint(Kind a, Kind b) {
    boolean textAndNumber =
        (a == Kind.TEXT && b == Kind.NUMBER) || (a == Kind.NUMBER && b == Kind.TEXT);
    return textAndNumber ? Optional.of("text stands in quotes, numbers without") : Optional.empty();
  }

  static void text(Term term, Expression at) throws QueryError {
    Kind kind = term.type().kind();
    if (kind != Kind.TEXT && !OPEN.contains(kind)) {
      throw new QueryError(at.span(), "text is needed here, and this is " + kind.words());
    }
  }

  static void number(Term term, Expression at) throws QueryError {
    Kind kind = term.type().kind();
    if (!isNumeric(kind) && !OPEN.contains(kind)) {
      throw new QueryError(at.span(), "a number is needed here, and this is " + kind.words());
    }
  }

  static void arithmetic(Term left, Term right, Expression.Arithmetic at) throws QueryError {
    boolean join =
        at.operator() == Operator.PLUS
            && left.type().equals(Type.TEXT)
            && right.type().equals(Type.TEXT);
    if (!join) {
      number(left, at.left());
      number(right, at.right());
    }
  }

  private static boolean isNumeric(Kind kind) {
    return kind == Kind.NUMBER || kind == Kind.ADDRESS;
  }
}
