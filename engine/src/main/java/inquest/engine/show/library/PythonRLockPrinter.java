package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** The RLock that Python 2 writes in Python: {@code <_RLock owner=… count=2>}. */
final class PythonRLockPrinter implements Printer {
  @Override
  public String name() {
    return "Python 2 RLocks";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Ref> owner = instance.held("_RLock__owner", "_owner");
    Optional<Ref> count = instance.held("_RLock__count", "_count");
    if (owner.isEmpty() || count.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        showing
            .parts("<" + instance.name() + " ", ">")
            .between(" ")
            .named("owner", owner.get())
            .named("count", count.get())
            .shown());
  }
}
