package inquest.scripts.text;

import java.io.IOException;

/** What the colours of a report mean, as ANSI escape sequences (ECMA-48, SGR). */
enum Ink {
  /** What the eye looks for first: a thread. */
  HEADING("\u001b[1m"),
  /** The labels of the first lines, and what is there for completeness. */
  QUIET("\u001b[2m"),
  /** A function. */
  NAME("\u001b[36m"),
  /** The expression that was running. */
  RUNNING("\u001b[1;31m"),
  /** A fatal signal, and what else is bad. */
  BAD("\u001b[31m"),
  /** What a thread does. */
  STATUS("\u001b[32m"),
  /** What was left out or is not certain. */
  DOUBT("\u001b[33m");

  private static final String OFF = "\u001b[0m";

  private final String on;

  Ink(String on) {
    this.on = on;
  }

  /** Writes a text in this colour, or plain. */
  void write(Appendable out, boolean colour, CharSequence text) throws IOException {
    if (colour) {
      out.append(on).append(text).append(OFF);
    } else {
      out.append(text);
    }
  }
}
