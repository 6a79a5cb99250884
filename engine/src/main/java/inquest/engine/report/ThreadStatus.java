package inquest.engine.report;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is true of a thread.
 *
 * @param kind which
 * @param detail more of it: the signal, the system call; empty when the kind says it all
 * @param evidence from what it was concluded, where it is not a plain fact of the core
 */
public record ThreadStatus(Kind kind, String detail, Optional<String> evidence) {
  /** What can be said of a thread. */
  public enum Kind {
    /** The signal that killed the process struck this thread; the detail names the signal. */
    DIED("died here of"),
    /** It owns the global interpreter lock. */
    HOLDS_GIL("holds the GIL"),
    /** It is blocked on the global interpreter lock. */
    WAITS_FOR_GIL("waits for the GIL"),
    /** Free-threaded builds: it may run Python code. */
    ATTACHED("attached"),
    /** Free-threaded builds: it released its thread state. */
    DETACHED("detached"),
    /** Free-threaded builds: it is stopped until another thread is done. */
    SUSPENDED("suspended"),
    /** 3.14 and later: it hangs, because the interpreter shuts down. */
    SHUTTING_DOWN("hangs in the interpreter's shutdown"),
    /** It runs the cyclic garbage collector. */
    COLLECTING("collecting garbage"),
    /** It is shutting the interpreter down. */
    FINALIZING("shutting the interpreter down"),
    /** It sleeps in a system call; the detail says which. */
    BLOCKED("blocked in"),
    /** A system call had a result, and the thread was about to return from it. */
    LEAVING("leaving");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words, to be followed by the detail. */
    public String words() {
      return words;
    }
  }

  /** Refuses null parts. */
  public ThreadStatus {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(evidence);
  }

  /** A plain fact. */
  public static ThreadStatus of(Kind kind, String detail) {
    return new ThreadStatus(kind, detail, Optional.empty());
  }

  /** In words. */
  public String words() {
    return detail.isEmpty() ? kind.words() : kind.words() + " " + detail;
  }
}
