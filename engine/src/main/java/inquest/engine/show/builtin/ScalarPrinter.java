package inquest.engine.show.builtin;

import inquest.engine.object.Scalar;
import inquest.engine.show.Count;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.spelling.NumberSpelling;
import java.math.BigInteger;

/** Singletons and numbers. */
final class ScalarPrinter {
  private ScalarPrinter() {}

  static Shown show(Scalar scalar, Showing showing) {
    if (showing.redacted()) {
      return new Shown.Text(typeOnly(scalar));
    }
    return switch (scalar) {
      case Scalar.None none -> new Shown.Text("None");
      case Scalar.Ellipsis ellipsis -> new Shown.Text("Ellipsis");
      case Scalar.NotImplemented notImplemented -> new Shown.Text("NotImplemented");
      case Scalar.Bool bool -> new Shown.Text(bool.value() ? "True" : "False");
      case Scalar.Int number -> integer(number.value(), number.isLong() ? "L" : "", showing);
      case Scalar.HugeInt huge -> new Shown.Text(huge.negative() ? "-" : "", bits(huge.bits()));
      case Scalar.FloatValue number -> new Shown.Text(NumberSpelling.floating(number.value()));
      case Scalar.Complex number ->
          new Shown.Text(NumberSpelling.complex(number.real(), number.imaginary()));
      case Scalar.Decimal decimal -> new Shown.Text("Decimal('" + decimal.text() + "')");
    };
  }

  /** An int in decimal, or its first digits and how many there are. */
  static Shown integer(BigInteger value, String suffix, Showing showing) {
    String digits = NumberSpelling.integer(value);
    int room = showing.textRoom();
    int sign = value.signum() < 0 ? 1 : 0;
    if (digits.length() - sign <= room) {
      return new Shown.Text(digits + suffix);
    }
    return new Shown.Text(
        digits.substring(0, room + sign), Count.of(digits.length() - sign) + " digits");
  }

  private static String bits(long bits) {
    return "an int of " + Count.of(bits) + " bits";
  }

  private static String typeOnly(Scalar scalar) {
    return switch (scalar) {
      case Scalar.None none -> "None";
      case Scalar.Ellipsis ellipsis -> "Ellipsis";
      case Scalar.NotImplemented notImplemented -> "NotImplemented";
      case Scalar.Bool bool -> "<bool>";
      case Scalar.Int number -> number.isLong() ? "<long>" : "<int>";
      case Scalar.HugeInt huge -> "<int, " + bits(huge.bits()) + ">";
      case Scalar.FloatValue number -> "<float>";
      case Scalar.Complex number -> "<complex>";
      case Scalar.Decimal decimal -> "<decimal.Decimal>";
    };
  }
}
