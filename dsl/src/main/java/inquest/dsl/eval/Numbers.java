package inquest.dsl.eval;

import inquest.dsl.ast.Expression.Operator;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Arithmetic with Python's meaning: / gives a fraction, % has the sign of the divisor, + joins
 * texts.
 */
final class Numbers {
  private static final int MOST_BITS = 1 << 20;
  private static final Cell BY_ZERO = Cell.absent(() -> "division by zero");

  private Numbers() {}

  static Cell negative(Cell cell, PythonValues python) {
    if (!(cell instanceof Cell.Known known)) {
      return cell;
    }
    if (known.value() instanceof Value.Decimal d) {
      return new Cell.Known(new Value.Decimal(-d.value()));
    }
    return PythonValues.whole(known.value())
        .<Cell>map(w -> new Cell.Known(new Value.Whole(w.negate())))
        .orElseGet(() -> Cell.absent(() -> "- takes a number, not " + python.kind(known.value())));
  }

  /** The result; absent where one side is, where one is no number, and of a division by zero. */
  static Cell compute(Operator operator, Cell left, Cell right, PythonValues python) {
    if (left instanceof Cell.Lost || !(left instanceof Cell.Known a)) {
      return left;
    }
    if (!(right instanceof Cell.Known b)) {
      return right;
    }
    if (a.value() instanceof Value.Text x && b.value() instanceof Value.Text y) {
      return operator == Operator.PLUS
          ? Cell.text(x.value() + y.value())
          : Cell.absent(() -> operator.sign() + " takes numbers, not texts");
    }
    Optional<BigInteger> x = PythonValues.whole(a.value());
    Optional<BigInteger> y = PythonValues.whole(b.value());
    if (x.isPresent() && y.isPresent() && operator != Operator.DIVIDED_BY) {
      return whole(operator, x.get(), y.get());
    }
    Optional<Double> p = decimal(a.value());
    Optional<Double> q = decimal(b.value());
    return p.isPresent() && q.isPresent()
        ? decimal(operator, p.get(), q.get())
        : Cell.absent(() ->
            "%s takes two numbers%s, not %s and %s"
                .formatted(
                    operator.sign(),
                    operator == Operator.PLUS ? " or two texts" : "",
                    python.kind(a.value()),
                    python.kind(b.value())));
  }

  private static Cell whole(Operator operator, BigInteger x, BigInteger y) {
    if (operator == Operator.TIMES && x.bitLength() + y.bitLength() > MOST_BITS) {
      return Cell.absent(() -> "the product has more than " + MOST_BITS + " bits");
    }
    return switch (operator) {
      case PLUS -> new Cell.Known(new Value.Whole(x.add(y)));
      case MINUS -> new Cell.Known(new Value.Whole(x.subtract(y)));
      case TIMES -> new Cell.Known(new Value.Whole(x.multiply(y)));
      case REMAINDER -> {
        if (y.signum() == 0) {
          yield BY_ZERO;
        }
        BigInteger rest = x.mod(y.abs());
        boolean fit = y.signum() < 0 && rest.signum() != 0;
        yield new Cell.Known(new Value.Whole(fit ? rest.add(y) : rest));
      }
      case DIVIDED_BY ->
          throw new IllegalStateException("division of whole numbers gives a decimal");
    };
  }

  private static Cell decimal(Operator operator, double x, double y) {
    return switch (operator) {
      case PLUS -> new Cell.Known(new Value.Decimal(x + y));
      case MINUS -> new Cell.Known(new Value.Decimal(x - y));
      case TIMES -> new Cell.Known(new Value.Decimal(x * y));
      case DIVIDED_BY -> y == 0 ? BY_ZERO : new Cell.Known(new Value.Decimal(x / y));
      case REMAINDER ->
          y == 0 ? BY_ZERO : new Cell.Known(new Value.Decimal(x - y * Math.floor(x / y)));
    };
  }

  private static Optional<Double> decimal(Value value) {
    return value instanceof Value.Decimal d
        ? Optional.of(d.value())
        : PythonValues.whole(value).map(BigInteger::doubleValue);
  }
}
