package inquest.scripts.shell;

import inquest.scripts.answer.Complaints;
import java.io.Writer;
import java.util.Map;
import java.util.Objects;

/**
 * A screen of fixed size, or a file.
 *
 * @param out takes answers
 * @param complaints takes what is wrong, or lacking
 * @param terminal whether answers appear on a terminal
 * @param columns of the terminal; 0 where there is none
 * @param rows of the terminal; 0 where there is none
 * @param mayColour whether answers may be coloured
 * @param environment the environment variables
 */
public record PlainScreen(
    Writer out,
    Complaints complaints,
    boolean terminal,
    int columns,
    int rows,
    boolean mayColour,
    Map<String, String> environment)
    implements Screen {
  /** Copies the map. */
  public PlainScreen {
    Objects.requireNonNull(out);
    Objects.requireNonNull(complaints);
    environment = Map.copyOf(environment);
  }
}
