package inquest.scripts.jython;

import java.util.List;

/**
 * How a call of a hook ended.
 *
 * @param <T> what it gives
 */
sealed interface Outcome<T> {
  /** Well. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * What it needed of the target could not be read, which was not told.
   *
   * @param lines the traceback
   */
  record Lost<T>(String why, List<String> lines) implements Outcome<T> {
    public Lost {
      lines = List.copyOf(lines);
    }
  }

  /** It failed, which was told. */
  record Failed<T>(String why) implements Outcome<T> {}
}
