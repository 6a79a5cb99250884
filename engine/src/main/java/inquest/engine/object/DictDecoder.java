package inquest.engine.object;

import inquest.engine.layout.Axes.DictForm;
import inquest.engine.note.Unreadable;
import java.util.List;
import java.util.Optional;

/**
 * {@code dict}, {@code frozendict}, and Python 2's {@code collections.OrderedDict}, which is a dict
 * whose order lies in attributes of the instance (Lib/collections.py).
 */
final class DictDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("dict", "frozendict");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    long length = objects.size(ref);
    Optional<Ref> root =
        objects.layout().axes().dicts() == DictForm.OLD ? root(objects, ref) : Optional.empty();
    if (root.isPresent()) {
      return new Container.OrderedDict(
          length, () -> ordered(objects, root.get(), length, objects.entries(ref)));
    }
    return new Container.DictValue(length, objects.entries(ref));
  }

  /** The sentinel of the circular chain: a list of previous, next and key. */
  private static Optional<Ref> root(Objects objects, Ref ref) {
    PyType type = objects.typeOf(ref);
    return type.python()
        ? objects.held(ref, "_OrderedDict__root").filter(r -> isLink(objects, r))
        : Optional.empty();
  }

  private static boolean isLink(Objects objects, Ref ref) {
    return objects.typeOf(ref).is(PyType.LIST_SUBCLASS) && objects.items(ref).length() >= 3;
  }

  private static Walk<Entry> ordered(
      Objects objects, Ref root, long length, Walks<Entry> unordered) {
    OrderedDictDecoder.Values values = new OrderedDictDecoder.Values(unordered.iterator());
    return new Walk<>() {
      private Ref link = root;
      private long met;

      @Override
      protected Optional<Entry> advance() {
        Ref key;
        try {
          link = objects.items(link).get(1);
          if (link.equals(root)) {
            return Optional.empty();
          }
          if (met++ == length || !isLink(objects, link)) {
            throw Unreadable.implausible(
                link.address(), "an OrderedDict's order does not fit its " + length + " entries");
          }
          key = objects.items(link).get(2);
        } catch (Unreadable e) {
          end();
          throw e;
        }
        return Optional.of(new Entry(key, values.of(key)));
      }
    };
  }
}
