package inquest.scripts.cli;

/** What the process's exit status says. */
public enum ExitStatus {
  /** The answer was given, with notes if need be. */
  DONE(0),
  /** The target could not be analysed. */
  FAILED(1),
  /** The command was used wrongly, or the target is not a Python process. */
  WRONG_USE(2),
  /** An investigation found what it looked for, and {@code --exit-code} was asked for. */
  FOUND(3),
  /** The answer was given, but something is missing from it, and {@code --strict} was asked for. */
  NOTES(4);

  private final int number;

  ExitStatus(int number) {
    this.number = number;
  }

  /** The number that the process exits with. */
  public int number() {
    return number;
  }
}
