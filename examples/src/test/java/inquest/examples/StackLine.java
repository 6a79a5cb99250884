package inquest.examples;

import java.util.Objects;

/**
 * One line of a stack, as the tests compare them.
 *
 * @param kind {@code python}, or that of the native call
 * @param function its name; {@code ??} where nothing names it
 * @param line 0 where it is not known
 * @param library file name of what its code lies in; empty for Python
 * @param signal whether it is the frame to which a signal handler returns
 */
record StackLine(String kind, String function, int line, String library, boolean signal) {
  StackLine {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(function);
    Objects.requireNonNull(library);
  }

  boolean isPython() {
    return kind.equals("python");
  }

  /** Whether it has code in a library whose file name begins so. */
  boolean in(String start) {
    return library.startsWith(start);
  }

  @Override
  public String toString() {
    return kind
        + " "
        + function
        + (line == 0 ? "" : ":" + line)
        + (library.isEmpty() ? "" : " (" + library + ")")
        + (signal ? " <signal>" : "");
  }
}
