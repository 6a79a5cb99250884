package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;
import java.util.Optional;

/** {@code _queue.SimpleQueue} (Modules/_queuemodule.c): a list, or from 3.13 a ring. */
final class SimpleQueueDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("_queue.SimpleQueue");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    View view = objects.exactView("simplequeueobject", ref);
    if (!view.has("buf.items")) {
      Items list = Sequences.list(objects, Objects.ref(view, "lst"));
      long from =
          Plausible.within("lst_pos", ref.address(), view.integer("lst_pos"), 0, list.length());
      return queue(list, from, list.length() - from, list.length());
    }
    long capacity = view.integer("buf.items_cap");
    long items = view.pointer("buf.items");
    Plausible.array(objects.memory(), "items_cap", items, capacity, Long.BYTES);
    return queue(
        new Items(objects.memory(), items, capacity),
        Plausible.within("get_idx", ref.address(), view.integer("buf.get_idx"), 0, capacity),
        Plausible.within("num_items", ref.address(), view.integer("buf.num_items"), 0, capacity),
        capacity);
  }

  private static PyValue queue(Items items, long first, long length, long capacity) {
    return new Container.SimpleQueue(
        length,
        () ->
            new Walk<>() {
              private long met;

              @Override
              protected Optional<Ref> advance() {
                return met == length
                    ? Optional.empty()
                    : Optional.of(items.get((first + met++) % capacity));
              }
            });
  }
}
