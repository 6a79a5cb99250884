package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;

/** {@code UUID('12345678-…')} (Lib/uuid.py), made from its number. */
final class UuidPrinter implements Printer {
  private static final int BITS = 128;

  @Override
  public String name() {
    return "UUIDs";
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    return instance
        .integer("int")
        .filter(number -> number.signum() >= 0 && number.bitLength() <= BITS)
        .map(number -> new Shown.Text(instance.name() + "('" + text(number) + "')"));
  }

  private static String text(BigInteger number) {
    return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()).toString();
  }
}
