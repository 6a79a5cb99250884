package inquest.engine.show.library;

import inquest.engine.object.Container;
import inquest.engine.object.PyType;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.show.Parts;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** A queue with its size and what waits in it (Lib/queue.py). */
final class QueuePrinter implements Printer {
  @Override
  public String name() {
    return "queues";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Ref> items = instance.held("queue");
    if (items.isEmpty()) {
      return Optional.empty();
    }
    long size =
        switch (showing.objects().value(items.get())) {
          case Container.DequeValue deque -> deque.length();
          case Container.Sequence list -> list.length();
          case PyValue other -> -1;
        };
    Parts parts = showing.parts(instance.open() + " ", ">");
    if (size >= 0) {
      parts.named("size", Long.toString(size));
    }
    instance.integer("maxsize").ifPresent(most -> parts.named("maxsize", most.toString()));
    return Optional.of(parts.named("items", items.get()).shown());
  }
}
