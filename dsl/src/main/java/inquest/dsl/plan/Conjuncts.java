package inquest.dsl.plan;

import inquest.dsl.ast.Expression.Comparator;
import inquest.dsl.ast.Expression.Connective;
import inquest.dsl.relation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a condition that must all be true. */
final class Conjuncts {
  /** A column that must equal a value. */
  record Equality(String column, Value value) {}

  private Conjuncts() {}

  /** The parts, cheapest first, otherwise in the order written. */
  static List<Term> cheapestFirst(Term condition) {
    List<Term> parts = new ArrayList<>();
    split(condition, parts);
    parts.sort(java.util.Comparator.comparing(Term::cost));
    return parts;
  }

  private static void split(Term condition, List<Term> parts) {
    if (condition instanceof Term.Logic logic && logic.connective() == Connective.AND) {
      split(logic.left(), parts);
      split(logic.right(), parts);
    } else {
      parts.add(condition);
    }
  }

  /** The equality of an indexed column with a literal, where a part is one. */
  static Optional<Equality> equality(Term part, List<String> indexed) {
    if (part instanceof Term.Comparison c && c.comparator() == Comparator.EQUAL) {
      Optional<Equality> straight = equality(c.left(), c.right(), indexed);
      return straight.isPresent() ? straight : equality(c.right(), c.left(), indexed);
    }
    return Optional.empty();
  }

  private static Optional<Equality> equality(Term column, Term literal, List<String> indexed) {
    return column instanceof Term.ColumnOf of
            && literal instanceof Term.Literal value
            && indexed.contains(of.name())
        ? Optional.of(new Equality(of.name(), value.value()))
        : Optional.empty();
  }
}
