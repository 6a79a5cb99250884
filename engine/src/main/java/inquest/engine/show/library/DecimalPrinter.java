package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** A Decimal that is written in Python: all of them in Python 2 (Lib/decimal.py). */
final class DecimalPrinter implements Printer {
  @Override
  public String name() {
    return "decimals in Python";
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<String> digits = instance.text("_int");
    Optional<BigInteger> sign = instance.integer("_sign");
    if (digits.isEmpty() || sign.isEmpty()) {
      return Optional.empty();
    }
    String minus = sign.get().signum() == 0 ? "" : "-";
    return body(instance, digits.get())
        .map(body -> new Shown.Text(instance.name() + "('" + minus + body + "')"));
  }

  /** The exponent is a number, or one of the letters F (infinity), n and N (not a number). */
  private static Optional<String> body(Instance instance, String digits) {
    Optional<BigInteger> exponent = instance.integer("_exp");
    if (exponent.isPresent()) {
      return exponent
          .filter(e -> e.bitLength() < Integer.SIZE && digits.matches("[0-9]+"))
          .map(e -> new BigDecimal(new BigInteger(digits), -e.intValue()).toString());
    }
    String payload = digits.equals("0") ? "" : digits;
    return instance
        .text("_exp")
        .flatMap(letter ->
            switch (letter) {
              case "F" -> Optional.of("Infinity");
              case "n" -> Optional.of("NaN" + payload);
              case "N" -> Optional.of("sNaN" + payload);
              default -> Optional.empty();
            });
  }
}
