package inquest.scripts.shell;

import inquest.scripts.answer.Complaints;
import inquest.scripts.text.Style;
import java.io.Writer;
import java.util.Objects;

/**
 * Where one answer goes.
 *
 * @param out takes it
 * @param complaints takes what is wrong with it, or lacking
 * @param columns of the terminal that it appears on; 0 where it appears on none
 * @param colour whether it is coloured
 */
record Page(Writer out, Complaints complaints, int columns, boolean colour) {
  private static final int USUAL_COLUMNS = 100;
  private static final int FEWEST_COLUMNS = 40;

  Page {
    Objects.requireNonNull(out);
    Objects.requireNonNull(complaints);
  }

  /** How frames and values look on it. */
  Style style() {
    int width = columns == 0 ? USUAL_COLUMNS : Math.max(columns, FEWEST_COLUMNS);
    return new Style(colour, width, false);
  }
}
