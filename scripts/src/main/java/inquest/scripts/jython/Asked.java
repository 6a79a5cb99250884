package inquest.scripts.jython;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.relation.Cell;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.python.core.PyException;

/** The answer to a query of a hook, for {@code inquest.py}: rows as they are pulled. */
public final class Asked {
  private final String query;
  private final Answer answer;
  private final List<String> columns;
  private final TargetReader reader;

  private Asked(String query, Answer answer, TargetReader reader) {
    this.query = query;
    this.answer = answer;
    this.columns = answer.headings().stream().map(Answer.Heading::name).toList();
    this.reader = reader;
  }

  /** Asks; the last query of a script is the one that is answered. */
  static Asked of(String script, Session session, TargetReader reader)
      throws QueryError, IOException {
    Last last = new Last();
    session.run(script, last);
    return new Asked(
        script,
        last.answer.orElseThrow(
            () -> reader.queryError("'" + script + "' asks for no rows: give a query")),
        reader);
  }

  /** The names of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** The next row; null at the end. */
  public Line next() {
    return reader.reading(() -> {
      try {
        return answer.hasNext() ? Line.of(answer.next(), columns, reader.conversion()) : null;
      } catch (QueryError e) {
        throw wrong(e);
      }
    });
  }

  private PyException wrong(QueryError error) {
    return reader.queryError(error.pointed(query));
  }

  /** Keeps the last answer, unread. */
  private static final class Last implements Session.Listener {
    private Optional<Answer> answer = Optional.empty();

    @Override
    public void answer(String query, Answer given) {
      answer = Optional.of(given);
    }

    @Override
    public void text(List<String> lines) {}

    @Override
    public void value(Cell cell, OptionalInt depth) {}

    @Override
    public String include(String path) throws IOException {
      throw new IOException("a query of a hook includes no files");
    }
  }
}
