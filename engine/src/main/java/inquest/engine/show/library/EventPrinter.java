package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code <threading.Event at 0x…: set>} (Lib/threading.py). */
final class EventPrinter implements Printer {
  @Override
  public String name() {
    return "events";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    return instance
        .truth("_flag")
        .or(() -> instance.truth("_Event__flag"))
        .map(set -> new Shown.Text(instance.open() + (set ? ": set>" : ": unset>")));
  }
}
