package inquest.scripts.jython;

import inquest.scripts.jython.Registry.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyException;

/**
 * Calls hooks so that nothing they do ends a query: what they raise is told once with its
 * traceback, and a hook that took too long or too much is not called again. Safe to use from
 * several threads.
 */
final class Guard {
  private static final String UNREADABLE = "Unreadable";

  /** How long the message of an exception may take, for that too is code of a hook. */
  private static final Duration TELLING = Duration.ofSeconds(5);

  private static final String MUTE = "an exception that does not say what it is";
  private static final String NO_ROOM = "it used up the Java heap (INQUEST_HEAP sets another)";

  private final Calls calls;
  private final Failures failures;
  private final Tracebacks tracebacks;
  private final Supplier<Interpreter> python;
  private final Map<Hook, String> stopped = new ConcurrentHashMap<>(); // and why

  Guard(Calls calls, Failures failures, Tracebacks tracebacks, Supplier<Interpreter> python) {
    this.calls = calls;
    this.failures = failures;
    this.tracebacks = tracebacks;
    this.python = python;
  }

  /**
   * Calls a hook.
   *
   * @param limit how long it may take
   * @param instead what is done where it fails: ", its values are shown without it"
   */
  <T> Outcome<T> call(Hook hook, Duration limit, String instead, Supplier<T> code) {
    String why = stopped.get(hook);
    if (why != null) {
      return new Outcome.Failed<>("it was switched off, for " + why);
    }
    try {
      return new Outcome.Done<>(calls.call(limit, code));
    } catch (PyException e) {
      if (calls.isStruck()) {
        throw e; // it was stopped with the hook around it, which is told of that
      }
      return raised(hook, instead, e);
    } catch (TooLong e) {
      return switchedOff(
          hook, e.getMessage(), instead, e.stopped().map(tracebacks::frames).orElse(List.of()));
    } catch (StackOverflowError e) {
      return told(hook, "recursed too deeply", instead);
    } catch (OutOfMemoryError e) {
      return switchedOff(hook, NO_ROOM, instead, List.of());
    }
  }

  private <T> Outcome<T> raised(Hook hook, String instead, PyException raised) {
    Told told = tell(raised);
    return switch (told.kind()) {
      case UNREADABLE -> new Outcome.Lost<>(told.message(), told.lines());
      case NO_ROOM -> switchedOff(hook, NO_ROOM, instead, tracebacks.frames(raised));
      case OTHER -> {
        failures.tell(hook, "failed" + instead, told.lines());
        yield new Outcome.Failed<>(told.message());
      }
    };
  }

  /** Kinds of exceptions. */
  enum Kind {
    /** What was needed of the target could not be read. */
    UNREADABLE,
    /** The Java heap was used up. */
    NO_ROOM,
    /** The hook's fault. */
    OTHER
  }

  /**
   * What an exception says.
   *
   * @param message its last line, or the reason alone where the target could not be read
   * @param lines the traceback with the last line
   */
  record Told(Kind kind, String message, List<String> lines) {
    Told {
      lines = List.copyOf(lines);
    }
  }

  /** Asks an exception what it says, within a time limit of its own: to answer is code of hooks. */
  Told tell(PyException raised) {
    try {
      return calls.call(TELLING, () -> told(raised));
    } catch (TooLong | PyException | StackOverflowError | OutOfMemoryError e) {
      List<String> lines = new ArrayList<>(tracebacks.frames(raised));
      lines.add(MUTE);
      return new Told(Kind.OTHER, MUTE, lines);
    }
  }

  private Told told(PyException raised) {
    Kind kind =
        python.get().is(raised, UNREADABLE)
            ? Kind.UNREADABLE
            : raised.match(Py.MemoryError) ? Kind.NO_ROOM : Kind.OTHER;
    return new Told(
        kind,
        kind == Kind.UNREADABLE ? tracebacks.reason(raised) : tracebacks.message(raised),
        tracebacks.lines(raised));
  }

  private <T> Outcome<T> switchedOff(Hook hook, String why, String instead, List<String> lines) {
    stopped.put(hook, why);
    failures.tell(hook, "is switched off, for " + why + instead, lines);
    return new Outcome.Failed<>(why);
  }

  private <T> Outcome<T> told(Hook hook, String what, String instead) {
    failures.tell(hook, what + instead, List.of());
    return new Outcome.Failed<>("it " + what);
  }

  /** Gives hooks that were switched off another chance: their files were loaded anew. */
  void forgive() {
    stopped.clear();
  }
}
