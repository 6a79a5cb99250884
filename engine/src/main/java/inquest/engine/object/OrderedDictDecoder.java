package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code collections.OrderedDict} as Objects/odictobject.c keeps it: a dict, and a chain of nodes
 * that gives the order.
 */
final class OrderedDictDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("collections.OrderedDict");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    long length = objects.size(ref);
    long first = objects.exactView("PyODictObject", ref).pointer("od_first");
    return new Container.OrderedDict(
        length, () -> walk(objects, first, length, objects.entries(ref)));
  }

  private static Walk<Entry> walk(
      Objects objects, long first, long length, Walks<Entry> unordered) {
    Values values = new Values(unordered.iterator());
    return new Walk<>() {
      private long node = first;
      private long met;

      @Override
      protected Optional<Entry> advance() {
        if (node == 0) {
          return Optional.empty();
        }
        if (met++ == length) {
          end();
          throw Unreadable.implausible(
              node, "an OrderedDict's order goes on after its " + length + " entries");
        }
        Ref key;
        try {
          View view = objects.view("_odictnode", new Ref(node));
          key = Objects.ref(view, "key");
          node = view.pointer("next");
        } catch (Unreadable e) {
          end();
          throw e;
        }
        return Optional.of(new Entry(key, values.of(key)));
      }
    };
  }

  /**
   * The values by key, taken from the dict as they are needed: mostly its order is nearly the same.
   */
  static final class Values {
    private final Walk<Entry> walk;
    private final Map<Ref, Ref> passed = new HashMap<>();

    Values(Walk<Entry> walk) {
      this.walk = walk;
    }

    Ref of(Ref key) {
      Ref value = passed.remove(key);
      while (value == null && walk.hasNext()) {
        Entry entry = walk.next();
        if (entry.key().equals(key)) {
          value = entry.value();
        } else {
          passed.put(entry.key(), entry.value());
        }
      }
      if (value == null) {
        throw Unreadable.implausible(key.address(), "an OrderedDict's key is not in its dict");
      }
      return value;
    }
  }
}
