package inquest.dsl.render;

import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Row;
import inquest.dsl.relation.Type;
import inquest.engine.note.Unreadable;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A table of scalars; a tree where rows have details. An answer without rows says so. */
public final class TextRendering implements Rendering {
  private static final String NO_ROWS = "(no rows)\n";

  private final int width;
  private final boolean bareKeys;

  /**
   * @param width columns of the terminal; 0 for no bound
   * @param bareKeys only the first column, without headings, for piping
   */
  public TextRendering(int width, boolean bareKeys) {
    this.width = width;
    this.bareKeys = bareKeys;
  }

  @Override
  public void write(String query, Answer answer, Appendable out) throws IOException, QueryError {
    if (bareKeys) {
      while (answer.hasNext()) {
        out.append(CellText.of(answer.next().cell(0), answer.python())).append('\n');
      }
    } else if (answer.hasDetails()) {
      tree(answer, out);
    } else {
      table(answer, out);
    }
  }

  @Override
  public void text(List<String> lines, Appendable out) throws IOException {
    for (String line : lines) {
      out.append(Characters.safe(line)).append('\n');
    }
  }

  private void table(Answer answer, Appendable out) throws IOException, QueryError {
    boolean none = !answer.hasNext();
    List<Answer.Heading> headings = answer.headings();
    Table table =
        new Table(
            headings.stream().map(h -> Characters.safe(h.name())).toList(),
            headings.stream().map(h -> isRight(h.type())).toList(),
            width,
            "",
            out);
    while (answer.hasNext()) {
      Answer.Line line = answer.next();
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < headings.size(); i++) {
        cells.add(CellText.of(line.cell(i), answer.python()));
      }
      table.row(cells);
    }
    table.end();
    out.append(none ? NO_ROWS : "");
  }

  private void tree(Answer answer, Appendable out) throws IOException, QueryError {
    List<Answer.Heading> headings = answer.headings();
    boolean first = true;
    out.append(answer.hasNext() ? "" : NO_ROWS);
    while (answer.hasNext()) {
      out.append(first ? "" : "\n");
      first = false;
      Answer.Line line = answer.next();
      StringBuilder head = new StringBuilder();
      for (int i = 0; i < headings.size(); i++) {
        if (line.cell(i) instanceof Cell.Absent) {
          continue;
        }
        head.append(head.isEmpty() ? "" : "  ")
            .append(Characters.safe(headings.get(i).name()))
            .append('=')
            .append(CellText.of(line.cell(i), answer.python()));
      }
      out.append(head).append('\n');
      for (Answer.Added added : line.details()) {
        detail(added, answer.python(), out);
      }
    }
  }

  private void detail(Answer.Added added, PythonValues python, Appendable out) throws IOException {
    switch (added.content()) {
      case Detail.Lines lines -> {
        for (String text : lines.lines()) {
          out.append("    ").append(Characters.safe(text)).append('\n');
        }
      }
      case Detail.Rows rows -> rows(rows, python, out);
    }
  }

  private void rows(Detail.Rows rows, PythonValues python, Appendable out) throws IOException {
    Relation<?> relation = rows.relation();
    List<Integer> shown = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (String name : rows.columns()) {
      List<? extends Column<?>> columns = relation.columns();
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).name().equals(name)) {
          shown.add(i);
          right.add(isRight(columns.get(i).type()));
        }
      }
    }
    Table table = new Table(List.of(), right, width, "    ", out);
    try {
      for (Iterator<Row> i = rows.rows().iterator(); i.hasNext(); ) {
        Row row = i.next();
        table.row(shown.stream().map(c -> CellText.of(row.cell(c), python)).toList());
      }
    } catch (Unreadable e) {
      table.row(right.stream().map(r -> "<" + e.getMessage() + ">").limit(1).toList());
    }
    table.end();
  }

  private static boolean isRight(Type type) {
    return type.kind() == Type.Kind.NUMBER;
  }
}
