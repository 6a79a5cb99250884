package inquest.scripts.cli;

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

  /** What the process exits with. */
  public ExitStatus status() {
    return status;
  }
}
