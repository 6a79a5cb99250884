package inquest.dsl.render;

import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, with a line of headings; absent cells are empty. */
public final class CsvRendering implements Rendering {
  /** Comment lines, which begin with {@code #}: rows are all that CSV has. */
  @Override
  public void text(List<String> lines, Appendable out) throws IOException {
    for (String line : lines) {
      out.append("# ").append(Characters.safe(line)).append("\r\n");
    }
  }

  @Override
  public void write(String query, Answer answer, Appendable out) throws IOException, QueryError {
    int columns = answer.headings().size();
    for (int i = 0; i < columns; i++) {
      out.append(i == 0 ? "" : ",").append(quoted(answer.headings().get(i).name()));
    }
    out.append("\r\n");
    while (answer.hasNext()) {
      Answer.Line line = answer.next();
      for (int i = 0; i < columns; i++) {
        out.append(i == 0 ? "" : ",").append(quoted(text(line.cell(i), answer)));
      }
      out.append("\r\n");
    }
  }

  private static String text(Cell cell, Answer answer) {
    if (cell instanceof Cell.Absent) {
      return "";
    }
    return cell instanceof Cell.Known known && known.value() instanceof Value.Text text
        ? text.value()
        : CellText.of(cell, answer.python());
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
