package inquest.engine.show.library;

import inquest.engine.object.Container;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/**
 * {@code <Condition(<unlocked _thread.RLock …>, 0)>}: its lock and how many wait
 * (Lib/threading.py).
 */
final class ConditionPrinter implements Printer {
  @Override
  public String name() {
    return "conditions";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Ref> lock = instance.held("_lock", "_Condition__lock");
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    String waiters =
        switch (instance
            .value("_waiters")
            .or(() -> instance.value("_Condition__waiters"))
            .orElse(new Scalar.None())) {
          case Container.DequeValue deque -> Long.toString(deque.length());
          case Container.Sequence list -> Long.toString(list.length());
          case PyValue other -> "?";
        };
    return Optional.of(
        showing
            .parts("<" + instance.name().replaceFirst("^_", "") + "(", ")>")
            .unnamed(lock.get())
            .unnamed(new Shown.Text(waiters))
            .shown());
  }
}
