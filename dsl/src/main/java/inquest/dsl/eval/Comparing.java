package inquest.dsl.eval;

import inquest.dsl.relation.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Equality and order of plain values, as Python has them: numbers by amount, truth as 0 and 1. */
final class Comparing {
  private Comparing() {}

  /** Whether two plain values are equal; values of different kinds are not. */
  static boolean equal(Value a, Value b) {
    OptionalInt order = order(a, b);
    if (order.isPresent()) {
      return order.getAsInt() == 0;
    }
    if (a instanceof Value.Decimal || b instanceof Value.Decimal) {
      return false; // NaN equals nothing
    }
    if (a instanceof Value.Python p && b instanceof Value.Address at) {
      return p.ref().address() == at.value();
    }
    if (b instanceof Value.Python && a instanceof Value.Address) {
      return equal(b, a);
    }
    return a.equals(b);
  }

  /** The sign of a before b; empty where they have no order. */
  static OptionalInt order(Value a, Value b) {
    if (a instanceof Value.Text x && b instanceof Value.Text y) {
      return OptionalInt.of(codePoints(x.value(), y.value()));
    }
    if (a instanceof Value.Decimal x && b instanceof Value.Decimal y) {
      return Double.isNaN(x.value()) || Double.isNaN(y.value())
          ? OptionalInt.empty()
          : OptionalInt.of(x.value() == y.value() ? 0 : Double.compare(x.value(), y.value()));
    }
    Optional<BigInteger> wholeA = PythonValues.whole(a);
    Optional<BigInteger> wholeB = PythonValues.whole(b);
    if (wholeA.isPresent() && wholeB.isPresent()) {
      return OptionalInt.of(wholeA.get().compareTo(wholeB.get()));
    }
    if (wholeA.isPresent() && b instanceof Value.Decimal y) {
      return mixed(wholeA.get(), y.value());
    }
    if (wholeB.isPresent() && a instanceof Value.Decimal x) {
      OptionalInt reversed = mixed(wholeB.get(), x.value());
      return reversed.isPresent() ? OptionalInt.of(-reversed.getAsInt()) : reversed;
    }
    return a instanceof Value.None && b instanceof Value.None
        ? OptionalInt.of(0)
        : OptionalInt.empty();
  }

  private static OptionalInt mixed(BigInteger whole, double decimal) {
    if (Double.isNaN(decimal)) {
      return OptionalInt.empty();
    }
    if (Double.isInfinite(decimal)) {
      return OptionalInt.of(decimal > 0 ? -1 : 1);
    }
    return OptionalInt.of(new BigDecimal(whole).compareTo(new BigDecimal(decimal)));
  }

  /** Python orders text by code points; Java's own order differs for characters outside the BMP. */
  private static int codePoints(String a, String b) {
    int i = 0;
    int n = Math.min(a.length(), b.length());
    while (i < n && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (i == n) {
      return Integer.compare(a.length(), b.length());
    }
    int at = i > 0 && Character.isHighSurrogate(a.charAt(i - 1)) ? i - 1 : i;
    return Integer.compare(a.codePointAt(at), b.codePointAt(at));
  }

  /**
   * A total order for sorting: kinds that have no order among them are kept apart, in a fixed order
   * of kinds.
   */
  static Comparator<Value> total() {
    return (a, b) -> {
      OptionalInt order = order(a, b);
      if (order.isPresent()) {
        return order.getAsInt();
      }
      int kinds = Integer.compare(kind(a), kind(b));
      return kinds != 0 ? kinds : within(a, b);
    };
  }

  private static int within(Value a, Value b) {
    if (a instanceof Value.Many x && b instanceof Value.Many y) {
      return lists(x.values(), y.values());
    }
    if (a instanceof Value.Python x && b instanceof Value.Python y) {
      return Long.compareUnsigned(x.ref().address(), y.ref().address());
    }
    if (a instanceof Value.Decimal x && b instanceof Value.Decimal y) {
      return Double.compare(x.value(), y.value());
    }
    return 0;
  }

  private static int lists(List<Value> a, List<Value> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int c = total().compare(a.get(i), b.get(i));
      if (c != 0) {
        return c;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int kind(Value value) {
    return switch (value) {
      case Value.None n -> 0;
      case Value.Truth t -> 1;
      case Value.Whole w -> 1;
      case Value.Decimal d -> 1;
      case Value.Address a -> 1;
      case Value.Text t -> 2;
      case Value.Many m -> 3;
      case Value.Python p -> 4;
      case Value.Link l -> 5;
      case Value.Variables v -> 6;
    };
  }
}
