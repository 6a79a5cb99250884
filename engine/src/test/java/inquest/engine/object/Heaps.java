package inquest.engine.object;

import inquest.engine.layout.Axes.AttributeForm;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What tests over all layouts share. */
final class Heaps {
  private Heaps() {}

  /** An empty heap for each layout. */
  static Stream<ObjectHeap> all() {
    return ObjectHeap.layouts().stream().map(ObjectHeap::new);
  }

  /** Those of Python 3. */
  static Stream<ObjectHeap> python3() {
    return all().filter(heap -> !heap.isPython2());
  }

  /** Those of Python 2. */
  static Stream<ObjectHeap> python2() {
    return all().filter(ObjectHeap::isPython2);
  }

  /** Those whose strings may be kept as {@code wchar_t}: to 3.11. */
  static Stream<ObjectHeap> wide() {
    return all().filter(heap -> heap.has("PyASCIIObject", "wstr"));
  }

  /** Those that keep attributes outside a dict: from 3.11. */
  static Stream<ObjectHeap> managed() {
    return all().filter(heap -> heap.axes().attributes() != AttributeForm.INSTANCE_DICT);
  }

  /** Those with {@code contextvars}: from 3.7. */
  static Stream<ObjectHeap> contexts() {
    return all().filter(heap -> heap.layout().find("PyContext").isPresent());
  }

  /** Everything that a walk meets; what could not be read as its message. */
  static <T> List<Object> met(Walks<T> walks) {
    List<Object> met = new ArrayList<>();
    Walk<T> walk = walks.iterator();
    while (walk.hasNext()) {
      try {
        met.add(walk.next());
      } catch (Unreadable e) {
        met.add(e.getMessage());
      }
      if (met.size() > 1_000_000) {
        throw new AssertionError("a walk without an end");
      }
    }
    return met;
  }
}
