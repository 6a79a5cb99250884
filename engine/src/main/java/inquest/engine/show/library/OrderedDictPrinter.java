package inquest.engine.show.library;

import inquest.engine.object.Container;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/**
 * Python 2's OrderedDict, which is written in Python: a dict beside a ring of {@code [previous,
 * next, key]} lists (Lib/collections.py), which are not shown as attributes. The later ones are a
 * built-in type.
 */
final class OrderedDictPrinter implements Printer {
  @Override
  public String name() {
    return "ordered dicts in Python";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    if (!(showing.objects().value(ref) instanceof Container.OrderedDict dict)) {
      return Optional.empty();
    }
    Instance instance = new Instance(ref, type, showing);
    if (instance.held("_OrderedDict__root").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        dict.length() == 0
            ? new Shown.Text(instance.name() + "()")
            : showing.pairs(
                instance.name() + "([", dict.length(), dict.entries().iterator(), "])"));
  }
}
