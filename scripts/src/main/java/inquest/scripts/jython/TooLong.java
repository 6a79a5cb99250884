package inquest.scripts.jython;

import java.time.Duration;
import java.util.Optional;
import org.python.core.PyException;

/** A call of Python code did not end in time. */
final class TooLong extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<PyException> stopped;

  /**
   * @param limit that it had
   * @param stopped the exception that stopped it, which says where it was; empty where it was left
   *     behind
   */
  TooLong(Duration limit, Optional<PyException> stopped) {
    super("it ran longer than " + words(limit), null, false, false);
    this.stopped = stopped;
  }

  /** Where it was; empty where it could not be stopped. */
  Optional<PyException> stopped() {
    return stopped;
  }

  private static String words(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
