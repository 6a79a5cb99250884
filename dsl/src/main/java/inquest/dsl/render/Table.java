package inquest.dsl.render;

import inquest.engine.show.spelling.Cells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An aligned table. Widths come from the first rows; a later cell that is wider pushes its line
 * out. Where a width is given, the widest columns are cut until a line fits.
 */
final class Table {
  private static final int ROWS_MEASURED = 200;
  private static final int NARROWEST = 8;
  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<Boolean> right;
  private final int width;
  private final String indent;
  private final Appendable out;
  private final List<List<String>> waiting = new ArrayList<>();
  private int[] widths;

  /**
   * @param headings of the columns; empty for a table without
   * @param right which columns stand to the right
   * @param width columns of the terminal; 0 for no bound
   * @param indent what stands before each line
   */
  Table(List<String> headings, List<Boolean> right, int width, String indent, Appendable out) {
    this.headings = headings;
    this.right = right;
    this.width = width;
    this.indent = indent;
    this.out = out;
  }

  void row(List<String> cells) throws IOException {
    if (widths != null) {
      line(cells);
      return;
    }
    waiting.add(cells);
    if (waiting.size() >= ROWS_MEASURED) {
      flush();
    }
  }

  void end() throws IOException {
    flush();
  }

  private void flush() throws IOException {
    if (widths != null) {
      return;
    }
    widths = new int[right.size()];
    headings(headings);
    for (List<String> row : waiting) {
      headings(row);
    }
    fit();
    if (!headings.isEmpty()) {
      line(headings);
      List<String> rules = new ArrayList<>();
      for (int w : widths) {
        rules.add("─".repeat(w));
      }
      line(rules);
    }
    for (List<String> row : waiting) {
      line(row);
    }
    waiting.clear();
  }

  private void headings(List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      widths[i] = Math.max(widths[i], Cells.width(row.get(i)));
    }
  }

  private void fit() {
    if (width <= 0) {
      return;
    }
    int room = width - indent.length() - GAP.length() * (widths.length - 1);
    int total = 0;
    for (int w : widths) {
      total += w;
    }
    while (total > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      total--;
    }
  }

  private void line(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < cells.size(); i++) {
      String cell = width > 0 ? cut(cells.get(i), widths[i]) : cells.get(i);
      String pad = " ".repeat(Math.max(0, widths[i] - Cells.width(cell)));
      line.append(i == 0 ? "" : GAP);
      line.append(right.get(i) ? pad + cell : cell + pad);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static String cut(String text, int width) {
    if (Cells.width(text) <= width) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      used += Cells.width(c);
      if (used > width - 1) {
        break;
      }
      cut.appendCodePoint(c);
      i += Character.charCount(c);
    }
    return cut.append('…').toString();
  }
}
