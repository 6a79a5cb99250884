package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code typing.Any}, {@code ~T} (Lib/typing.py). */
final class TypingFormPrinter implements Printer {
  @Override
  public String name() {
    return "typing's forms and variables";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    return instance
        .text("_name")
        .map(name -> "typing." + name)
        .or(() -> instance.text("__name__").map(name -> variance(instance) + name))
        .map(Shown.Text::new);
  }

  private static String variance(Instance instance) {
    if (instance.truth("__covariant__").orElse(false)) {
      return "+";
    }
    return instance.truth("__contravariant__").orElse(false) ? "-" : "~";
  }
}
