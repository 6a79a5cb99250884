package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Parts;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code ChainMap({…}, {…})} (Lib/collections). */
final class ChainMapPrinter implements Printer {
  @Override
  public String name() {
    return "chain maps";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    return instance
        .held("maps")
        .map(showing.objects()::items)
        .map(maps -> {
          Parts parts = showing.parts(instance.name() + "(", ")");
          long shown = Math.min(maps.length(), showing.limits().items());
          for (long i = 0; i < shown; i++) {
            parts.unnamed(maps.get(i));
          }
          return parts.andMore(maps.length() - shown).shown();
        });
  }
}
