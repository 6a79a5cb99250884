package inquest.engine.runtime;

import inquest.engine.layout.Layout;
import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import inquest.engine.runtime.Gil.Place;
import java.util.OptionalLong;

/**
 * Reads the GIL of an interpreter from where this build keeps it: {@code PyInterpreterState.ceval}
 * from 3.12, {@code _PyRuntime.ceval} from 3.7, variables of its own before.
 */
final class GilReader {
  /** {@code sem_t} of glibc and musl: {@code PyThread_type_lock} of Python 2. */
  private static final int SEMAPHORE_BYTES = 32;

  private final Memory memory;
  private final Root root;
  private final Layout layout;

  GilReader(Memory memory, Root root) {
    this.memory = memory;
    this.root = root;
    this.layout = root.layout();
  }

  /** The GIL that guards the interpreter at an address. */
  Gil of(long interpreter) {
    try {
      View view = layout.view(memory, "PyInterpreterState", interpreter);
      if (view.has("ceval.gil")) {
        return structure(view.pointer("ceval.gil"));
      }
      if (root.runtime().isPresent()) {
        return structure(
            layout
                .view(memory, "_PyRuntimeState", root.runtime().getAsLong())
                .addressOf("ceval.gil"));
      }
    } catch (Unreadable e) {
      return new Gil.Lost("the GIL is " + e.getMessage(), new Place.Nowhere());
    }
    return variables();
  }

  /** {@code struct _gil_runtime_state} (pycore_gil.h). */
  private Gil structure(long address) {
    View gil = layout.view(memory, "_gil_runtime_state", address);
    Place place = new Place.Within(address, address + gil.struct().size());
    try {
      if (gil.has("enabled") && gil.integer("enabled") == 0) {
        return new Gil.None("a free-threaded build whose GIL is off");
      }
      long locked = gil.integer("locked");
      long holder = gil.integer("last_holder");
      if (locked == 0) {
        return new Gil.Known(0, "the GIL is not locked", place);
      }
      if (locked == 1 && holder != 0) {
        return new Gil.Known(holder, "the GIL is locked and names it", place);
      }
      return new Gil.Lost("the GIL's locked is " + locked, place);
    } catch (Unreadable e) {
      return new Gil.Lost("the GIL is " + e.getMessage(), place);
    }
  }

  /** To 3.6: {@code _PyThreadState_Current} is set exactly while someone has the GIL. */
  private Gil variables() {
    Place place = place();
    OptionalLong current = root.symbol("_PyThreadState_Current");
    if (current.isEmpty()) {
      return new Gil.Lost("the interpreter's file has no symbols", place);
    }
    try {
      long holder = memory.i64(current.getAsLong());
      return holder == 0
          ? new Gil.Known(0, "_PyThreadState_Current is NULL", place)
          : new Gil.Known(holder, "_PyThreadState_Current names it", place);
    } catch (Unreadable e) {
      return new Gil.Lost("_PyThreadState_Current is " + e.getMessage(), place);
    }
  }

  private Place place() {
    OptionalLong lock = root.symbol("interpreter_lock");
    if (lock.isPresent()) {
      try {
        long address = memory.i64(lock.getAsLong());
        return new Place.Within(address, address + SEMAPHORE_BYTES);
      } catch (Unreadable e) {
        return new Place.Nowhere();
      }
    }
    return root.module()
        .<Place>map(m -> new StaticLocks(memory, m, layout.find("PyStringObject").isPresent()))
        .orElse(new Place.Nowhere());
  }
}
