package inquest.engine.object;

import inquest.engine.layout.Struct;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.List;
import java.util.Optional;

/** {@code set} and {@code frozenset} (Include/cpython/setobject.h). */
final class SetDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("set", "frozenset");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    View view = objects.view("PySetObject", ref);
    long mask = view.integer("mask");
    if (mask < 0 || (mask & (mask + 1)) != 0) {
      throw Unreadable.implausible(ref.address(), "mask of a set is " + mask);
    }
    Struct entry = objects.layout().struct("setentry");
    long table = view.pointer("table");
    Plausible.array(objects.memory(), "slots of a set", table, mask + 1, entry.size());
    long used = Plausible.within("used", ref.address(), view.integer("used"), 0, mask + 1);
    return new Container.SetValue(
        type.equals("frozenset"), used, () -> walk(objects, entry, table, mask + 1));
  }

  private static Walk<Ref> walk(Objects objects, Struct entry, long table, long slots) {
    Memory memory = objects.memory();
    return new Walk<>() {
      private long slot;

      @Override
      protected Optional<Ref> advance() {
        while (slot < slots) {
          long at = table + slot++ * entry.size();
          Ref key = new Ref(memory.i64(at + entry.offset("key")));
          if (!key.isNull() && !isDummy(objects, key, memory.i64(at + entry.offset("hash")))) {
            return Optional.of(key);
          }
        }
        return Optional.empty();
      }
    };
  }

  /** What was removed leaves a mark: a hash that no object has; in Python 2 a str of its own. */
  private static boolean isDummy(Objects objects, Ref key, long hash) {
    return switch (objects.layout().axes().strings()) {
      case FLEXIBLE -> hash == -1;
      case PYTHON2 -> objects.isText(key) && objects.strings().is(key, "<dummy key>");
    };
  }
}
