package inquest.engine.object;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Code, its frames, and what running it raised. */
public sealed interface Execution extends PyValue {
  /**
   * A code object; its qualified name is its name where the version has none.
   *
   * @param flags {@code co_flags}
   */
  record Code(String name, String qualname, String filename, int firstLine, int flags)
      implements Execution {
    private static final int CO_GENERATOR = 0x20;

    /** Whether calling it makes a generator. */
    public boolean generator() {
      return (flags & CO_GENERATOR) != 0;
    }
  }

  /**
   * A {@code frame} object.
   *
   * @param code what it runs
   * @param frame where its state lies: the object itself to 3.10, a {@code _PyInterpreterFrame}
   *     from 3.11
   */
  record FrameValue(Ref code, long frame) implements Execution {}

  /**
   * A traceback entry.
   *
   * @param line where the exception passed; empty where only {@code tb_lasti} knows
   * @param lasti bytecode offset in bytes
   * @param frame its frame object
   * @param next the entry nearer to the raise; NULL at the end
   */
  record Traceback(OptionalInt line, int lasti, Ref frame, Ref next) implements Execution {}

  /**
   * An exception; parts that are not set are NULL.
   *
   * @param args {@code args}, a tuple
   * @param cause {@code __cause__}
   * @param context {@code __context__}
   * @param traceback {@code __traceback__}
   * @param suppress {@code __suppress_context__}
   */
  record Raised(Ref args, Ref cause, Ref context, Ref traceback, boolean suppress)
      implements Execution {}

  /**
   * A generator, coroutine or asynchronous generator.
   *
   * @param kind which of them
   * @param name {@code __name__}
   * @param qualname {@code __qualname__}
   * @param state what it is doing
   * @param frame its {@code PyFrameObject} to 3.10, the {@code _PyInterpreterFrame} inside it from
   *     3.11; empty when finished
   * @param code its code object, where known
   */
  record Generator(
      Kind kind, String name, String qualname, State state, OptionalLong frame, Optional<Ref> code)
      implements Execution {
    /** The resumable types. */
    public enum Kind {
      /** {@code generator}. */
      GENERATOR,
      /** {@code coroutine}. */
      COROUTINE,
      /** {@code async_generator}. */
      ASYNC_GENERATOR
    }

    /** What {@code inspect.getgeneratorstate} calls it. */
    public enum State {
      /** Not started. */
      CREATED,
      /** Waiting at a yield. */
      SUSPENDED,
      /** Waiting inside {@code yield from} or {@code await}. */
      SUSPENDED_YIELD_FROM,
      /** On a thread's stack. */
      RUNNING,
      /** Finished. */
      CLOSED,
      /** The state could not be told. */
      UNKNOWN
    }
  }

  /** A cell; NULL contents when empty. */
  record Cell(Ref contents) implements Execution {}
}
