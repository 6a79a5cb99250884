package inquest.examples;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.relation.Cell;
import inquest.dsl.render.TextRendering;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** What a script's statements answer, as text. */
final class QueryText implements Session.Listener {
  private final StringBuilder out = new StringBuilder();

  private QueryText() {}

  /** Runs a script in a session. */
  static String of(Session session, String script) throws QueryError, IOException {
    QueryText text = new QueryText();
    session.run(script, text);
    return text.out.toString();
  }

  @Override
  public void answer(String query, Answer answer) throws IOException, QueryError {
    new TextRendering(0, false).write(query, answer, out);
  }

  @Override
  public void text(List<String> lines) {
    lines.forEach(l -> out.append(l).append('\n'));
  }

  @Override
  public void value(Cell cell, OptionalInt depth) {
    out.append(cell);
  }

  @Override
  public String include(String path) throws IOException {
    throw new IOException(path);
  }
}
