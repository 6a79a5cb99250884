package inquest.scripts.cli;

/**
 * What the process's exit status says.
 *
 * @param number the number that the process exits with, 0 to 255
 */
public record ExitStatus(int number) {
  /** The answer was given, with notes if need be. */
  public static final ExitStatus DONE = new ExitStatus(0);

  /** The target could not be analysed. */
  public static final ExitStatus FAILED = new ExitStatus(1);

  /** The command was used wrongly, or the target is not a Python process. */
  public static final ExitStatus WRONG_USE = new ExitStatus(2);

  /** An investigation found what it looked for, and {@code --exit-code} was asked for. */
  public static final ExitStatus FOUND = new ExitStatus(3);

  /** The answer was given, but something is missing from it, and {@code --strict} was asked for. */
  public static final ExitStatus NOTES = new ExitStatus(4);

  /** What a program that was run ended with. */
  public static ExitStatus of(int program) {
    return new ExitStatus(program & 0xff);
  }
}
