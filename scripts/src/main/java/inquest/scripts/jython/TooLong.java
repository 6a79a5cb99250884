package inquest.scripts.jython;

import java.time.Duration;

/** A call of Python code did not end in time. */
final class TooLong extends Exception {
  private static final long serialVersionUID = 1L;

  TooLong(Duration limit) {
    super("it ran longer than " + words(limit), null, false, false);
  }

  private static String words(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
