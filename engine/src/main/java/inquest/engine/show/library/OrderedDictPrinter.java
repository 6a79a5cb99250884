package inquest.engine.show.library;

import inquest.engine.object.Container;
import inquest.engine.object.Entry;
import inquest.engine.object.Items;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Python 2's OrderedDict, which is written in Python: a dict beside a ring of {@code [previous,
 * next, key]} lists (Lib/collections.py). The later ones are a built-in type.
 */
final class OrderedDictPrinter implements Printer {
  private static final int NEXT = 1;
  private static final int KEY = 2;
  private static final int LINK = 3;

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
    if (!(showing.objects().value(ref) instanceof Container.DictValue dict)) {
      return Optional.empty();
    }
    Instance instance = new Instance(ref, type, showing);
    Optional<Ref> root = instance.held("_OrderedDict__root");
    if (root.isEmpty()) {
      return Optional.empty();
    }
    if (dict.length() == 0) {
      return Optional.of(new Shown.Text(instance.name() + "()"));
    }
    List<Entry> entries = ordered(showing.objects(), root.get(), dict);
    return Optional.of(
        showing.pairs(instance.name() + "([", dict.length(), entries.iterator(), "])"));
  }

  private static List<Entry> ordered(Objects objects, Ref root, Container.DictValue dict) {
    Map<Long, Ref> values = new HashMap<>();
    for (var walk = dict.entries().iterator(); walk.hasNext(); ) {
      Entry entry = walk.next();
      values.put(entry.key().address(), entry.value());
    }
    List<Entry> entries = new ArrayList<>();
    Set<Long> seen = new HashSet<>(Set.of(root.address()));
    Items link = objects.items(root);
    while (link.length() == LINK && seen.add(link.get(NEXT).address())) {
      link = objects.items(link.get(NEXT));
      Ref key = link.get(KEY);
      Ref value = values.get(key.address());
      if (value != null) {
        entries.add(new Entry(key, value));
      }
    }
    return entries;
  }
}
