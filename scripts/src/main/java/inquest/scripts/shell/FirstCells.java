package inquest.scripts.shell;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.relation.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Keeps the first cell of each row, for commands that ask a query of their own. */
final class FirstCells implements Session.Listener {
  private final List<Cell> found = new ArrayList<>();
  private final long end;

  /** Keeps all. */
  FirstCells() {
    end = Long.MAX_VALUE;
  }

  /**
   * Keeps those that come in time.
   *
   * @param nanoseconds how long, about
   */
  FirstCells(long nanoseconds) {
    end = System.nanoTime() + nanoseconds;
  }

  List<Cell> found() {
    return found;
  }

  @Override
  public void answer(String query, Answer answer) throws QueryError {
    while (System.nanoTime() < end && answer.hasNext()) {
      found.add(answer.next().cell(0));
    }
  }

  @Override
  public void text(List<String> lines) {
    throw new IllegalStateException("a query has rows, not " + lines);
  }

  @Override
  public void value(Cell cell, OptionalInt depth) {
    found.add(cell);
  }

  @Override
  public String include(String path) throws IOException {
    throw new IOException("a query includes nothing");
  }
}
