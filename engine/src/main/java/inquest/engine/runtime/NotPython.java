package inquest.engine.runtime;

import java.util.Objects;

/** The process runs no CPython that Inquest can show. Its message is one sentence for a person. */
public final class NotPython extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Reason {
    /** No file of the process holds an interpreter. */
    NO_INTERPRETER,
    /** It is PyPy. */
    PYPY,
    /** It is GraalPy. */
    GRAALPY,
    /** A CPython is there, but no interpreter state: not yet or no longer initialised. */
    NOT_INITIALISED,
    /** A CPython is there, in a version or build without a layout. */
    NO_LAYOUT,
    /** A CPython is there, but the memory that it needs is not in the core. */
    NOT_SAVED
  }

  private final Reason reason;

  NotPython(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason);
  }

  /** Why not. */
  public Reason reason() {
    return reason;
  }
}
