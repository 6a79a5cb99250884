package inquest.engine.layout;

/** A text is not a layout file. The message is a sentence for a person. */
public final class BadLayoutFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /** Carries no stack trace. */
  public BadLayoutFile(int line, String what) {
    super("line " + line + ": " + what, null, false, false);
    this.line = line;
  }

  /** The line, counted from 1. */
  public int line() {
    return line;
  }
}
