package inquest.engine.object;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;

/** Singletons and numbers. */
public sealed interface Scalar extends PyValue {
  /** {@code None}. */
  record None() implements Scalar {}

  /** {@code Ellipsis}. */
  record Ellipsis() implements Scalar {}

  /** {@code NotImplemented}. */
  record NotImplemented() implements Scalar {}

  /** {@code True} or {@code False}. */
  record Bool(boolean value) implements Scalar {}

  /**
   * A whole number.
   *
   * @param value the number, exactly
   * @param isLong whether it is a Python 2 {@code long}, which prints with an {@code L}
   */
  record Int(BigInteger value, boolean isLong) implements Scalar {
    /** Refuses null. */
    public Int {
      Objects.requireNonNull(value);
    }
  }

  /**
   * A whole number that is too long to be read whole.
   *
   * @param negative its sign
   * @param bits how many bits its magnitude has at most
   */
  record HugeInt(boolean negative, long bits) implements Scalar {}

  /** A {@code float}. */
  record FloatValue(double value) implements Scalar {}

  /** A {@code complex}. */
  record Complex(double real, double imaginary) implements Scalar {}

  /**
   * A {@code decimal.Decimal} kept by {@code _decimal} (mpd_t, mpdecimal.h).
   *
   * @param sign whether it is negative, zeros and specials included
   * @param form which sort of number it is
   * @param coefficient the digits, never negative; the payload for a NaN
   * @param exponent power of ten; 0 for specials
   */
  record Decimal(boolean sign, DecimalForm form, BigInteger coefficient, long exponent)
      implements Scalar {
    /** Refuses null. */
    public Decimal {
      Objects.requireNonNull(form);
      Objects.requireNonNull(coefficient);
    }

    /** As {@code str(decimal)} prints it (to-scientific-string of the decimal arithmetic spec). */
    public String text() {
      String minus = sign ? "-" : "";
      String payload = coefficient.signum() == 0 ? "" : coefficient.toString();
      return switch (form) {
        case FINITE -> minus + scientific();
        case INFINITE -> minus + "Infinity";
        case NAN -> minus + "NaN" + payload;
        case SIGNALLING_NAN -> minus + "sNaN" + payload;
      };
    }

    private String scientific() {
      if (exponent == (int) exponent) {
        return new BigDecimal(coefficient, (int) -exponent).toString();
      }
      return coefficient + "E" + (exponent > 0 ? "+" : "") + exponent;
    }
  }

  /** The sorts of decimal number. */
  enum DecimalForm {
    /** A number. */
    FINITE,
    /** An infinity. */
    INFINITE,
    /** A quiet NaN. */
    NAN,
    /** A signalling NaN. */
    SIGNALLING_NAN
  }
}
