package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.target.CannotOpen;
import java.util.Objects;

/** Ends a command with one clear sentence for the user. Carries no stack trace. */
public final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitStatus status;

  /**
   * @param status what the process exits with
   * @param sentence what is wrong and what to do next, without a final full stop
   */
  public Stop(ExitStatus status, String sentence) {
    super(Objects.requireNonNull(sentence), null, false, false);
    this.status = Objects.requireNonNull(status);
  }

  /** What cannot be opened, and what to do about it. */
  static Stop of(CannotOpen e) {
    return new Stop(
        e.exitStatus() == CannotOpen.WRONG_USAGE ? ExitStatus.WRONG_USE : ExitStatus.FAILED,
        e.reason() + "; " + e.next());
  }

  /** Stops because there is no Python to show. */
  static void because(Inquest.NoPython why) {
    throw new Stop(why.otherProgram() ? ExitStatus.WRONG_USE : ExitStatus.FAILED, why.sentence());
  }

  /** What the process exits with. */
  public ExitStatus status() {
    return status;
  }
}
