package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code <threading.Semaphore at 0x…: value=3>} (Lib/threading.py). */
final class SemaphorePrinter implements Printer {
  @Override
  public String name() {
    return "semaphores";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    String most =
        instance
            .integer("_initial_value")
            .or(() -> instance.integer("_BoundedSemaphore__initial_value"))
            .map(number -> "/" + number)
            .orElse("");
    return instance
        .integer("_value")
        .or(() -> instance.integer("_Semaphore__value"))
        .map(value -> new Shown.Text(instance.open() + ": value=" + value + most + ">"));
  }
}
