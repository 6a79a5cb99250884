package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** A sentinel, which 3.15 shows by its name. */
final class SentinelPrinter implements Printer {
  @Override
  public String name() {
    return "sentinels";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    return new Instance(ref, type, showing).text("__name__").map(Shown.Text::new);
  }
}
