package inquest.scripts.jython;

/**
 * How a call of a hook ended.
 *
 * @param <T> what it gives
 */
sealed interface Outcome<T> {
  /** Well. */
  record Done<T>(T value) implements Outcome<T> {}

  /** What it needed of the target could not be read: no fault of the hook. */
  record Lost<T>(String why) implements Outcome<T> {}

  /** It failed, which was told. */
  record Failed<T>(String why) implements Outcome<T> {}
}
