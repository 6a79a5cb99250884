package inquest.engine.show;

import inquest.engine.object.Ref;
import java.util.OptionalInt;

/** Where code stands: what only the runtime can tell, because it knows frames and line tables. */
@FunctionalInterface
public interface Standing {
  /** Nothing is known. */
  Standing UNKNOWN = ref -> OptionalInt.empty();

  /**
   * The line at which a frame object, a traceback entry, or the frame of a generator or coroutine
   * stands; empty where it cannot be told. Never throws for what cannot be read.
   */
  OptionalInt line(Ref ref);
}
