package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Locks (Modules/_threadmodule.c). Only an RLock knows who has it. */
final class LockDecoder implements Decoder {
  /** {@code _Py_LOCKED} (Include/cpython/lock.h). */
  private static final int LOCKED = 1;

  @Override
  public List<String> types() {
    return List.of("_thread.lock", "thread.lock", "_thread.RLock");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return type.equals("_thread.RLock") ? reentrant(objects, ref) : plain(objects, ref);
  }

  private static PyValue plain(Objects objects, Ref ref) {
    View view = objects.exactView("lockobject", ref);
    Optional<Boolean> locked;
    if (view.has("locked")) {
      locked = Optional.of(view.integer("locked") != 0);
    } else if (view.has("lock")) {
      locked = Optional.of((view.integer("lock") & LOCKED) != 0);
    } else {
      locked = semaphore(objects, view);
    }
    return new Plumbing.Lock(false, locked, OptionalLong.empty(), OptionalLong.empty());
  }

  /**
   * Python 2: {@code lock_lock} is a POSIX semaphore in the heap, whose first word is its value
   * (glibc and musl: 0 when taken).
   */
  private static Optional<Boolean> semaphore(Objects objects, View view) {
    long lock = view.pointer("lock_lock");
    return lock == 0 ? Optional.empty() : Optional.of(objects.memory().i32(lock) == 0);
  }

  private static PyValue reentrant(Objects objects, Ref ref) {
    View view = objects.exactView("rlockobject", ref);
    if (view.has("rlock_count")) {
      long count = view.integer("rlock_count");
      return lock(count, view.integer("rlock_owner"));
    }
    // from 3.14 a _PyRecursiveMutex, whose level counts from 0
    View mutex =
        objects.layout().view(objects.memory(), "_PyRecursiveMutex", view.addressOf("lock"));
    boolean locked = (mutex.integer("mutex") & LOCKED) != 0;
    return lock(locked ? mutex.integer("level") + 1 : 0, mutex.integer("thread"));
  }

  private static PyValue lock(long count, long owner) {
    return new Plumbing.Lock(
        true,
        Optional.of(count > 0),
        count > 0 ? OptionalLong.of(owner) : OptionalLong.empty(),
        OptionalLong.of(count));
  }
}
