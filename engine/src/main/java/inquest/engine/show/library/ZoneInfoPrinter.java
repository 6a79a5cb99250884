package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code zoneinfo.ZoneInfo(key='Europe/Berlin')} (Modules/_zoneinfo.c). */
final class ZoneInfoPrinter implements Printer {
  @Override
  public String name() {
    return "time zones";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    return showing
        .objects()
        .held(ref, "key")
        .map(key -> showing.parts(type.qualifiedName() + "(", ")").named("key", key).shown());
  }
}
