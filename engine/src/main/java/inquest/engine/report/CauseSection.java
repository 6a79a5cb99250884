package inquest.engine.report;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why the core was written.
 *
 * @param kind which of the reasons
 * @param signal what the process died of, where it died
 * @param thread number of the Python thread that the signal struck, where that is known
 * @param tid the native thread that it struck, where that is known
 */
public record CauseSection(
    Kind kind, Optional<SignalReport> signal, OptionalInt thread, OptionalInt tid)
    implements Section {
  /** The reasons for which a core is written. */
  public enum Kind {
    /** A signal ended the process. */
    SIGNAL("it died of a signal"),
    /** It was alive, and a debugger wrote its core. */
    ON_DEMAND("on demand: the process was alive"),
    /** It is alive, and stood still while it was read. */
    STOOD_STILL("none: the process is alive; it stood still while it was read"),
    /** It is alive, and ran on while it was read. */
    RAN_ON("none: the process is alive; it ran on while it was read"),
    /** The core does not say. */
    NOT_RECORDED("the core does not say");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The reason in words. */
    public String words() {
      return words;
    }
  }

  /** Refuses null parts. */
  public CauseSection {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(signal);
    Objects.requireNonNull(thread);
    Objects.requireNonNull(tid);
    if ((kind == Kind.SIGNAL) != signal.isPresent()) {
      throw new IllegalArgumentException("a signal belongs to a process that died, and only to it");
    }
  }
}
