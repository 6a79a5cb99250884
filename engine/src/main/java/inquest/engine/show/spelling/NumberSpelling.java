package inquest.engine.show.spelling;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/** Numbers as {@code repr} writes them. */
public final class NumberSpelling {
  /** The exponents between which Python writes a float without one ({@code repr} in pystrtod.c). */
  private static final int LEAST_EXPONENT = -4;

  private static final int MOST_EXPONENT = 16;

  /** The range in which Java writes no exponent and, digits being plenty, the same as Python. */
  private static final double PLAIN_FROM = 1e-3;

  private static final double PLAIN_TO = 1e7;

  private NumberSpelling() {}

  /** A float: the shortest digits that read back as the same number; {@code 1e+16}, {@code nan}. */
  public static String floating(double value) {
    double size = Math.abs(value);
    if (size >= PLAIN_FROM && size < PLAIN_TO) {
      return Double.toString(value);
    }
    String special = special(value);
    return special != null ? special : spell(shortest(value), Math.copySign(1, value) < 0, true);
  }

  /** A binary32 as numpy writes it, with the digits that this narrower number needs. */
  public static String floating(float value) {
    String special = special(value);
    if (special != null) {
      return special;
    }
    return spell(shortest(value), Math.copySign(1, value) < 0, true);
  }

  /** A complex number ({@code complex_repr}): {@code 2j}, {@code (1+2j)}, {@code (-0+1j)}. */
  public static String complex(double real, double imaginary) {
    String j = part(imaginary) + "j";
    if (real == 0 && Math.copySign(1, real) > 0) {
      return j;
    }
    return "(" + part(real) + (j.startsWith("-") ? "" : "+") + j + ")";
  }

  private static String part(double value) {
    String special = special(value);
    return special != null ? special : spell(shortest(value), Math.copySign(1, value) < 0, false);
  }

  private static String special(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    return null;
  }

  /**
   * The fewest digits that read back as the number. Java writes at least two, and the nearest of
   * those, so that a single digit has to be tried ({@code 4.9E-324} is {@code 5e-324}).
   */
  private static BigDecimal shortest(double value) {
    BigDecimal digits = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    return singleDigit(digits, one -> one.doubleValue() == Math.abs(value));
  }

  private static BigDecimal shortest(float value) {
    BigDecimal digits = new BigDecimal(Float.toString(Math.abs(value))).stripTrailingZeros();
    return singleDigit(digits, one -> one.floatValue() == Math.abs(value));
  }

  private static BigDecimal singleDigit(BigDecimal digits, Predicate<BigDecimal> readsBack) {
    if (digits.precision() != 2) {
      return digits;
    }
    BigDecimal near = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
    if (readsBack.test(near)) {
      return near;
    }
    BigDecimal up = digits.round(new MathContext(1, RoundingMode.UP));
    BigDecimal down = digits.round(new MathContext(1, RoundingMode.DOWN));
    return readsBack.test(up) ? up : readsBack.test(down) ? down : digits;
  }

  /** Positional or with an exponent, as {@code format_float_short} chooses. */
  private static String spell(BigDecimal positive, boolean negative, boolean point) {
    BigDecimal stripped = positive.stripTrailingZeros();
    String digits = stripped.unscaledValue().toString();
    int exponent = stripped.signum() == 0 ? 0 : digits.length() - 1 - stripped.scale();
    StringBuilder out = new StringBuilder(negative ? "-" : "");
    if (exponent < LEAST_EXPONENT || exponent >= MOST_EXPONENT) {
      out.append(digits.charAt(0));
      if (digits.length() > 1) {
        out.append('.').append(digits, 1, digits.length());
      }
      out.append('e').append(exponent < 0 ? '-' : '+');
      String power = Integer.toString(Math.abs(exponent));
      return out.append(power.length() < 2 ? "0" : "").append(power).toString();
    }
    String plain = stripped.toPlainString();
    return out.append(plain).append(point && plain.indexOf('.') < 0 ? ".0" : "").toString();
  }

  /** An int in decimal, exactly. */
  public static String integer(BigInteger value) {
    return value.toString();
  }
}
