package inquest.engine.runtime;

import inquest.engine.note.Decoded;
import inquest.engine.object.Ref;
import java.util.Objects;

/**
 * A variable of a frame.
 *
 * @param name its name
 * @param kind what it is
 * @param value its value, taken out of its cell where it is in one; NULL while it is unbound
 */
public record Local(String name, Kind kind, Decoded<Ref> value) {
  /** What a variable of a frame is. */
  public enum Kind {
    /**
     * A parameter, {@code *args} and {@code **kwargs} among them, shared with inner functions or
     * not.
     */
    ARGUMENT,
    /** A variable of its own. */
    LOCAL,
    /** A variable of its own that inner functions share. */
    CELL,
    /** A variable of an outer function. */
    FREE,
    /** A name in the mapping of a module or a class body. */
    NAME
  }

  /** Refuses null parts. */
  public Local {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(value);
  }

  /** Whether it was read and has no value yet, or no more. */
  public boolean unbound() {
    return value.toOptional().map(Ref::isNull).orElse(false);
  }
}
