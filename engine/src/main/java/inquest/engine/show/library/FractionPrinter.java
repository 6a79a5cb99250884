package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code Fraction(1, 2)} (Lib/fractions.py). */
final class FractionPrinter implements Printer {
  @Override
  public String name() {
    return "fractions";
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    return instance
        .integer("_numerator")
        .flatMap(above ->
            instance
                .integer("_denominator")
                .map(below -> new Shown.Text(instance.name() + "(" + above + ", " + below + ")")));
  }
}
