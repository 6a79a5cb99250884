package inquest.scripts.cli;

import inquest.scripts.answer.Complaints;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a command runs: its streams, whether a person looks at them, and its environment.
 *
 * @param out where answers go
 * @param err where errors and progress go
 * @param outIsTerminal whether answers appear on a terminal
 * @param errIsTerminal whether progress appears on a terminal
 * @param columns how wide answers may be
 * @param environment the environment variables
 * @param home the folder of the project, where the sample cores are; absent when not known
 * @param in where commands come from
 */
public record Console(
    Writer out,
    Writer err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    Map<String, String> environment,
    Optional<Path> home,
    Input in)
    implements Complaints {
  /** Refuses null parts. */
  public Console {
    Objects.requireNonNull(out);
    Objects.requireNonNull(err);
    environment = Map.copyOf(environment);
    Objects.requireNonNull(home);
    Objects.requireNonNull(in);
  }

  /** Where nothing is to be read. */
  public Console(
      Writer out,
      Writer err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      int columns,
      Map<String, String> environment,
      Optional<Path> home) {
    this(out, err, outIsTerminal, errIsTerminal, columns, environment, home, Input.none());
  }

  /** The same place, where answers go to the error stream. */
  Console withErrorsOnly() {
    return new Console(err, err, errIsTerminal, errIsTerminal, columns, environment, home);
  }

  /** The same place, with nobody to hear. */
  Console silent() {
    return new Console(
        Writer.nullWriter(), Writer.nullWriter(), false, false, columns, environment, home);
  }

  /** Whether answers may be coloured: on a terminal that can, unless NO_COLOR is set. */
  public boolean mayColour() {
    return outIsTerminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  @Override
  public void complain(String sentence, List<String> place) throws IOException {
    err.write("inquest: ");
    err.write(harmless(sentence) + "\n");
    for (String line : place) {
      err.write(harmless(line) + "\n");
    }
    err.flush();
  }

  /** A text in which characters that a terminal would obey are written as escapes. */
  static String harmless(String line) {
    StringBuilder text = new StringBuilder(line.length());
    line.codePoints()
        .forEach(c ->
            text.append(
                isHarmless(c) || c == '\t' ? Character.toString(c) : "\\u{%x}".formatted(c)));
    return text.toString();
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
