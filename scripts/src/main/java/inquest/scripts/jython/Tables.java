package inquest.scripts.jython;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Cell;
import inquest.dsl.render.CellText;
import inquest.dsl.render.TextRendering;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Answers as tables, for {@code inquest.show}. */
final class Tables implements Session.Listener {
  private final PythonValues values;
  private final Consumer<String> out;

  Tables(PythonValues values, Consumer<String> out) {
    this.values = values;
    this.out = out;
  }

  @Override
  public void answer(String query, Answer answer) throws IOException, QueryError {
    StringBuilder text = new StringBuilder();
    new TextRendering(0, false).write(query, answer, text);
    answer
        .leftOut()
        .reasons()
        .forEach(r -> text.append("(").append(Characters.safe(r.why())).append(")\n"));
    out.accept(text.toString());
  }

  @Override
  public void text(List<String> lines) {
    lines.forEach(line -> out.accept(Characters.safe(line) + "\n"));
  }

  @Override
  public void value(Cell cell, OptionalInt depth) {
    out.accept(CellText.of(cell, values) + "\n");
  }

  @Override
  public String include(String path) throws IOException {
    throw new IOException("a query of a hook includes no files");
  }
}
