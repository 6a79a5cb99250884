package inquest.engine.target;

import java.util.Objects;

/**
 * What was given cannot be opened as a target. Says in one sentence why, and in another what to do
 * next.
 */
public final class CannotOpen extends Exception {
  private static final long serialVersionUID = 1L;

  /** Exit status for something that is what was meant but cannot be analysed. */
  public static final int CANNOT_ANALYSE = 1;

  /** Exit status for something other than what was meant. */
  public static final int WRONG_USAGE = 2;

  private final String next;
  private final int exitStatus;

  private CannotOpen(String reason, String next, int exitStatus) {
    super(Objects.requireNonNull(reason), null, false, false);
    this.next = Objects.requireNonNull(next);
    this.exitStatus = exitStatus;
  }

  /**
   * The right kind of thing, but damaged, out of reach or unknown to Inquest.
   *
   * @param reason a sentence without a full stop; not escaped for a terminal
   * @param next what to do, a sentence without a full stop
   */
  public static CannotOpen cannotAnalyse(String reason, String next) {
    return new CannotOpen(reason, next, CANNOT_ANALYSE);
  }

  /**
   * Not the kind of thing that was asked for.
   *
   * @param reason a sentence without a full stop; not escaped for a terminal
   * @param next what to do, a sentence without a full stop
   */
  public static CannotOpen wrongUsage(String reason, String next) {
    return new CannotOpen(reason, next, WRONG_USAGE);
  }

  /** Why: a sentence without a full stop; not escaped for a terminal. */
  public String reason() {
    return getMessage();
  }

  /** What to do next: a sentence without a full stop. */
  public String next() {
    return next;
  }

  /** The exit status of the program: {@link #CANNOT_ANALYSE} or {@link #WRONG_USAGE}. */
  public int exitStatus() {
    return exitStatus;
  }
}
