package inquest.scripts.jython;

import inquest.scripts.jython.Registry.Hook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.python.core.PyException;

/**
 * Calls hooks so that nothing they do ends a query: what they raise is told once with its
 * traceback, and a hook that ran too long is not called again. Safe to use from several threads.
 */
final class Guard {
  private static final String UNREADABLE = "Unreadable";

  /** How long the message of an exception may take, for that too is code of a hook. */
  private static final Duration TELLING = Duration.ofSeconds(5);

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
    if (stopped.containsKey(hook)) {
      return new Outcome.Failed<>("it was switched off, for it ran too long");
    }
    try {
      return new Outcome.Done<>(calls.call(limit, code));
    } catch (PyException e) {
      if (calls.isStruck()) {
        throw e; // it was stopped with the hook around it, which is told of that
      }
      return raised(hook, instead, e);
    } catch (TooLong e) {
      stopped.put(hook, e.getMessage());
      failures.tell(
          hook.words(),
          "is switched off, for " + e.getMessage() + instead,
          e.stopped().map(tracebacks::frames).orElse(List.of()));
      return new Outcome.Failed<>(e.getMessage());
    } catch (StackOverflowError e) {
      return told(hook, "recursed too deeply", instead);
    } catch (OutOfMemoryError e) {
      return told(hook, "used up the Java heap (INQUEST_HEAP sets another)", instead);
    }
  }

  private <T> Outcome<T> raised(Hook hook, String instead, PyException raised) {
    try {
      return calls.call(
          TELLING,
          () -> {
            if (python.get().is(raised, UNREADABLE)) {
              return new Outcome.Lost<>(tracebacks.reason(raised));
            }
            failures.tell(hook.words(), "failed" + instead, tracebacks.lines(raised));
            return new Outcome.Failed<>(tracebacks.message(raised));
          });
    } catch (TooLong e) {
      return told(hook, "failed, and its exception does not say why", instead);
    }
  }

  private <T> Outcome<T> told(Hook hook, String what, String instead) {
    failures.tell(hook.words(), what + instead, List.of());
    return new Outcome.Failed<>("it " + what);
  }

  /** Why a hook is not called any more; empty while it is. */
  Optional<String> whyStopped(Hook hook) {
    return Optional.ofNullable(stopped.get(hook));
  }

  /** Gives printers of a name another chance: they were switched on by hand. */
  void forgive(String printer) {
    stopped.keySet().removeIf(h -> h.kind().equals("printer") && h.name().equals(printer));
  }

  /** Gives hooks that were switched off another chance: their files were loaded anew. */
  void forgive() {
    stopped.clear();
  }
}
