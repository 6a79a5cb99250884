package inquest.scripts.jython;

import inquest.engine.object.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Finite numbers of {@code decimal}, exactly. */
final class Decimals {
  /** Digits that a whole number may have: more say nothing, and take for ever. */
  private static final int MOST_DIGITS = 100_000;

  private Decimals() {}

  /** The number; its exponent must be an int. */
  static BigDecimal exactly(Scalar.Decimal decimal) {
    BigInteger digits = decimal.sign() ? decimal.coefficient().negate() : decimal.coefficient();
    return new BigDecimal(digits, (int) -decimal.exponent());
  }

  /** The number without its fraction; empty where it is too long. */
  static Optional<BigInteger> whole(Scalar.Decimal decimal) {
    return decimal.exponent() > MOST_DIGITS
        ? Optional.empty()
        : decimal.exponent() < -Integer.MAX_VALUE
            ? Optional.of(BigInteger.ZERO)
            : Optional.of(exactly(decimal).toBigInteger());
  }
}
