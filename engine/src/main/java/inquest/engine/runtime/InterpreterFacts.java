package inquest.engine.runtime;

import inquest.engine.layout.Layout;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an interpreter notes of its collector, its imports and its GIL. Each method reads anew, and
 * throws {@link Unreadable} where the answer cannot be had.
 */
public final class InterpreterFacts {
  /** {@code PYTHREAD_INVALID_THREAD_ID}: the import lock is nobody's. */
  private static final long NOBODY = -1;

  /** {@code _Py_LOCKED} (Include/cpython/lock.h). */
  private static final int LOCKED = 1;

  /** {@code NUM_GENERATIONS} (Modules/gcmodule.c), where they are a variable. */
  private static final int GENERATIONS = 3;

  private final Memory memory;
  private final Root root;
  private final Layout layout;
  private final View interpreter;

  /**
   * A generation of the collector: it is collected when {@code count} passes {@code threshold}.
   *
   * @param threshold {@code gc_generation.threshold}; 0 for never
   * @param count {@code gc_generation.count}: of the youngest, objects made since; of another,
   *     collections of the one before
   */
  public record Generation(long threshold, long count) {}

  InterpreterFacts(Memory memory, Root root, long interpreter) {
    this.memory = memory;
    this.root = root;
    this.layout = root.layout();
    this.interpreter = layout.view(memory, "PyInterpreterState", interpreter);
  }

  /** {@code gc.collecting}: whether the collector runs. */
  public boolean collecting() {
    return switch (Collection.of(memory, root, interpreter)) {
      case Collection.Running running -> true;
      case Collection.Idle idle -> false;
      case Collection.Lost lost -> throw new Unreadable(Absence.UNSUPPORTED, 0, lost.why());
    };
  }

  /** {@code gc.enabled}: whether it would run by itself. */
  public boolean collectorEnabled() {
    Optional<View> collector = collector();
    long enabled =
        collector.isPresent()
            ? collector.get().integer("gc.enabled")
            : memory.i32(variable("enabled"));
    if (enabled != 0 && enabled != 1) {
      throw Unreadable.implausible(0, "the collector's enabled is " + enabled);
    }
    return enabled == 1;
  }

  /** The generations, the youngest first. */
  public List<Generation> generations() {
    int size = layout.struct("gc_generation").size();
    List<Generation> all = new ArrayList<>();
    if (collector().isEmpty()) {
      addGenerations(all, variable("generations"), GENERATIONS * size);
      return all;
    }
    View state = collector().get();
    List<String> fields =
        state.has("gc.generations") ? List.of("gc.generations") : List.of("gc.young", "gc.old");
    for (String field : fields) {
      addGenerations(all, state.addressOf(field), state.struct().field(field).size());
    }
    return all;
  }

  private void addGenerations(List<Generation> all, long start, int bytes) {
    int size = layout.struct("gc_generation").size();
    for (int at = 0; at + size <= bytes; at += size) {
      View one = layout.view(memory, "gc_generation", start + at);
      all.add(new Generation(one.integer("threshold"), one.integer("count")));
    }
  }

  /**
   * The structure that has the collector's state: the interpreter from 3.9, the runtime from 3.7;
   * empty before, where it is in variables.
   */
  private Optional<View> collector() {
    if (interpreter.has("gc.enabled")) {
      return Optional.of(interpreter);
    }
    return root.runtime().isPresent()
        ? Optional.of(layout.view(memory, "_PyRuntimeState", root.runtime().getAsLong()))
        : Optional.empty();
  }

  /**
   * The {@code pthread_t} of the thread that has the global import lock; empty while nobody has it.
   * From 3.3 on that lock is held for moments only: what is being imported is guarded by a lock of
   * each module.
   */
  public OptionalLong importLockOwner() {
    if (interpreter.has("imports.lock.thread")) {
      long owner = interpreter.integer("imports.lock.thread");
      boolean isMutex = interpreter.struct().field("imports.lock.mutex").size() == 1;
      boolean held =
          isMutex
              ? (interpreter.integer("imports.lock.mutex") & LOCKED) != 0
              : interpreter.pointer("imports.lock.mutex") != 0 && owner != NOBODY;
      return held ? OptionalLong.of(owner) : OptionalLong.empty();
    }
    long owner = memory.i64(variable("import_lock_thread"));
    return owner == NOBODY ? OptionalLong.empty() : OptionalLong.of(owner);
  }

  /** The address of a private variable of CPython. Cost: one look through its symbols. */
  private long variable(String name) {
    return root.module()
        .flatMap(m ->
            m.binary()
                .map(b -> b.elf().symbols().findAll(List.of(name)).get(name))
                .map(symbol -> symbol.value() + m.loadBias()))
        .orElseThrow(() ->
            new Unreadable(
                Absence.UNSUPPORTED,
                0,
                "the interpreter's file has no symbol "
                    + name
                    + ", which this version keeps it in"));
  }

  /** {@code ceval.own_gil}, 3.12 and later; empty where all interpreters share one. */
  public Optional<Boolean> ownGil() {
    return interpreter.has("ceval.own_gil")
        ? Optional.of(interpreter.integer("ceval.own_gil") != 0)
        : Optional.empty();
  }
}
