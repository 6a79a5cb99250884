package inquest.dsl.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relation.Cell;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final Orders orders = new Orders();
  private final Cancellation cancellation = new Cancellation();
  private final Session session =
      new Session(
          new Catalogue(List.of(orders), List.of()),
          new PythonValues(null, null),
          Map.of(),
          cancellation);
  private int rows;

  /** Asks for the end when two rows are there. */
  private final class Reader implements Session.Listener {
    @Override
    public void answer(String query, Answer answer) throws QueryError {
      while (answer.hasNext()) {
        answer.next().cell(0);
        rows++;
        if (rows == 2) {
          cancellation.ask();
        }
      }
    }

    @Override
    public void text(List<String> lines) {
      throw new AssertionError(lines);
    }

    @Override
    public void value(Cell cell, OptionalInt depth) {
      throw new AssertionError(cell);
    }

    @Override
    public String include(String path) {
      throw new AssertionError(path);
    }
  }

  @Test
  void a_query_ends_between_two_rows() {
    assertThrows(Cancellation.Cancelled.class, () -> session.run("orders", new Reader()));
    assertEquals(2, rows);
  }

  @Test
  void a_query_that_was_stopped_before_it_began_reads_nothing() {
    cancellation.ask();
    assertThrows(
        Cancellation.Cancelled.class,
        () -> session.run("orders where price > 1 group by item", new Reader()));
    assertEquals(List.of(), orders.made);
  }

  @Test
  void the_next_query_runs_to_its_end() throws QueryError, IOException {
    assertThrows(Cancellation.Cancelled.class, () -> session.run("orders", new Reader()));
    cancellation.clear();
    session.run("orders", new Reader());
    assertEquals(2 + Orders.ROWS.size(), rows);
  }
}
