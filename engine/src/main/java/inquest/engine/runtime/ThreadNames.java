package inquest.engine.runtime;

import inquest.engine.layout.Axes.StringForm;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Entry;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Walk;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code threading._active} of one interpreter says of its threads. */
final class ThreadNames {
  /**
   * A {@code threading.Thread}.
   *
   * @param name its {@code _name}
   * @param daemon its {@code _daemonic}
   */
  record Named(Optional<String> name, Optional<Boolean> daemon) {
    static final Named NOTHING = new Named(Optional.empty(), Optional.empty());
  }

  private final Objects objects;
  private final String prefix;

  ThreadNames(Objects objects) {
    this.objects = objects;
    boolean python2 = objects.layout().axes().strings() == StringForm.PYTHON2;
    // Python 2's Thread mangles its names
    this.prefix = python2 ? "_Thread__" : "_";
  }

  /** The threads by ident, which is {@code PyThreadState.thread_id}. */
  Map<Long, Named> of(Modules modules, Notes notes) {
    Map<Long, Named> found = new HashMap<>();
    try {
      Optional<Ref> active = modules.global("threading", "_active");
      if (active.isPresent()) {
        Walk<Entry> entries = objects.entries(active.get()).iterator();
        int looked = 0;
        while (entries.hasNext() && looked++ < objects.limits().threads()) {
          add(entries, found, notes);
        }
      }
    } catch (Unreadable e) {
      notes.add(Note.warning("thread names", "threading._active is " + e.getMessage()));
    }
    return found;
  }

  private void add(Walk<Entry> entries, Map<Long, Named> found, Notes notes) {
    try {
      Entry entry = entries.next();
      long ident = objects.integer(entry.key()).longValue();
      found.put(ident, new Named(name(entry.value()), daemon(entry.value())));
    } catch (Unreadable e) {
      notes.add(Note.warning("thread names", "one of threading._active is " + e.getMessage()));
    }
  }

  private Optional<String> name(Ref thread) {
    return objects.held(thread, prefix + "name").filter(objects::isText).map(objects::text);
  }

  private Optional<Boolean> daemon(Ref thread) {
    Optional<Ref> daemonic = objects.held(thread, prefix + "daemonic");
    return daemonic.flatMap(ref ->
        objects.value(ref) instanceof Scalar.Bool truth
            ? Optional.of(truth.value())
            : Optional.empty());
  }
}
