package inquest.dsl.plan;

import inquest.dsl.ast.Expression.Comparator;
import inquest.dsl.ast.Expression.Connective;
import inquest.dsl.ast.Expression.Operator;
import inquest.dsl.ast.Span;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Function;
import inquest.dsl.relation.Type;
import inquest.dsl.relation.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An expression whose names are bound. A {@code level} says how many {@code select} and {@code
 * group by} steps back the tuple lies that a term reads: 0 is the newest.
 */
public sealed interface Term {
  /** What it holds, as far as is known. */
  Type type();

  /** What it costs on one row. */
  Cost cost();

  /** A column of the relation. */
  record ColumnOf(int level, int index, String name, Type type, Cost cost) implements Term {}

  /** A column that {@code select} or {@code group by} made. */
  record Made(int level, int index, String name, Type type, Cost cost) implements Term {}

  /** An attribute of the row's own object: its column {@code value}. */
  record Literal(Value value, Type type) implements Term {
    @Override
    public Cost cost() {
      return Cost.FREE;
    }
  }

  /** A column of the row that a link leads to. */
  record LinkColumn(Term of, String relation, int index, String name, Type type, Cost cost)
      implements Term {}

  /** An attribute of a Python object, or one of several variables. */
  record AttributeOf(Term of, String name) implements Term {
    @Override
    public Type type() {
      return Type.PYTHON;
    }

    @Override
    public Cost cost() {
      return Cost.WALK;
    }
  }

  /** An item of a Python object, or one of several variables. */
  record ItemOf(Term of, Term index) implements Term {
    @Override
    public Type type() {
      return Type.PYTHON;
    }

    @Override
    public Cost cost() {
      return Cost.WALK;
    }
  }

  /** A function of values. */
  record Call(Function function, List<Term> arguments) implements Term {
    @Override
    public Type type() {
      return function.type();
    }

    @Override
    public Cost cost() {
      return dearest(arguments, Cost.READS);
    }
  }

  /** A function of the rows of a group; the argument's levels count from a member. */
  record AggregateOf(int level, Aggregate function, Optional<Term> argument) implements Term {
    @Override
    public Type type() {
      return function.type(argument.map(Term::type));
    }

    @Override
    public Cost cost() {
      return Cost.WALK;
    }
  }

  /** {@code not}. */
  record Not(Term condition) implements Term {
    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public Cost cost() {
      return condition.cost();
    }
  }

  /** Minus. */
  record Negative(Term value) implements Term {
    @Override
    public Type type() {
      return Type.NUMBER;
    }

    @Override
    public Cost cost() {
      return value.cost();
    }
  }

  /** {@code and}, {@code or}. */
  record Logic(Connective connective, Term left, Term right) implements Term {
    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public Cost cost() {
      return dearest(List.of(left, right), Cost.FREE);
    }
  }

  /** A comparison; for {@code ~} with a literal its pattern is compiled. */
  record Comparison(Comparator comparator, Term left, Term right, Optional<Pattern> pattern)
      implements Term {
    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public Cost cost() {
      return dearest(List.of(left, right), Cost.FREE);
    }
  }

  /** {@code == none} of a column: true also where the row has no such thing. */
  record IsNone(Term column) implements Term {
    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public Cost cost() {
      return column.cost();
    }
  }

  /** Arithmetic; {@code +} joins texts too. */
  record Arithmetic(Operator operator, Term left, Term right) implements Term {
    @Override
    public Type type() {
      return left.type().kind() == Type.Kind.TEXT ? Type.TEXT : Type.NUMBER;
    }

    @Override
    public Cost cost() {
      return dearest(List.of(left, right), Cost.FREE);
    }
  }

  /** {@code like}. */
  record Like(Term value, Term pattern) implements Term {
    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public Cost cost() {
      return dearest(List.of(value, pattern), Cost.FREE);
    }
  }

  /** {@code in (a, b)}. */
  record InList(Term value, List<Term> list) implements Term {
    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public Cost cost() {
      return dearest(list, value.cost());
    }
  }

  /** {@code in (query)}: its first column, found once. */
  record InPlan(Term value, Plan plan) implements Term {
    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public Cost cost() {
      return Cost.HEAVY;
    }
  }

  /** {@code exists (query)}: found once. */
  record Exists(Plan plan) implements Term {
    @Override
    public Type type() {
      return Type.TRUTH;
    }

    @Override
    public Cost cost() {
      return Cost.HEAVY;
    }
  }

  /** {@code (query)}: the first column of its one row, found once. */
  record CellOf(Plan plan, Span at) implements Term {
    @Override
    public Type type() {
      return plan.columns().getFirst().term().type();
    }

    @Override
    public Cost cost() {
      return Cost.HEAVY;
    }
  }

  private static Cost dearest(List<Term> terms, Cost least) {
    Cost dearest = least;
    for (Term term : terms) {
      dearest = term.cost().compareTo(dearest) > 0 ? term.cost() : dearest;
    }
    return dearest;
  }
}
