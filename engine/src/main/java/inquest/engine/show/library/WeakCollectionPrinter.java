package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Names;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** Dictionaries and sets of weak references (Lib/weakref.py, Lib/_weakrefset.py). */
final class WeakCollectionPrinter implements Printer {
  @Override
  public String name() {
    return "weak collections";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    return instance
        .held("data")
        .map(data ->
            showing
                .parts("<" + instance.name() + " at " + Names.hex(ref.address()) + " ", ">")
                .unnamed(data)
                .shown());
  }
}
