package inquest.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.Answer;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.plan.Surroundings;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.note.Note;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Expressions that stand where there are variables. */
class SurroundingsTest {
  private static final Cell LOST = new Cell.Lost(Note.warning("gone", "not saved in the core"));

  private final List<Cell> printed = new ArrayList<>();
  private final List<String> echoed = new ArrayList<>();

  private static final class Variables implements Value.Names {
    @Override
    public Cell get(String name) {
      return switch (name) {
        case "count" -> Cell.whole(41);
        case "gone" -> LOST;
        default -> Cell.ABSENT;
      };
    }

    @Override
    public List<String> names() {
      return List.of("count", "gone");
    }
  }

  private void run(String statement) throws QueryError, IOException {
    Session session =
        new Session(new Catalogue(List.of(), List.of()), new PythonValues(null, null), Map.of());
    session.run(
        statement,
        new Session.Listener() {
          @Override
          public void answer(String query, Answer answer) {
            throw new AssertionError(query);
          }

          @Override
          public void text(List<String> lines) {
            echoed.addAll(lines);
          }

          @Override
          public void value(Cell cell, OptionalInt depth) {
            printed.add(cell);
          }

          @Override
          public String include(String path) {
            throw new AssertionError(path);
          }
        },
        Optional.of(new Surroundings("frame 3.0", new Variables())));
  }

  @Test
  void a_variable_is_a_name_in_print_and_echo() throws QueryError, IOException {
    run("print count + 1");
    run("echo \"it is {count}\"");
    assertEquals(List.of(Cell.whole(42)), printed);
    assertEquals(List.of("it is 41"), echoed);
  }

  @Test
  void a_variable_that_could_not_be_read_is_lost_and_not_unknown() throws QueryError, IOException {
    run("print gone");
    assertEquals(List.of(LOST), printed);
  }

  @Test
  void what_is_no_variable_is_said_with_those_that_there_are() {
    QueryError near = assertThrows(QueryError.class, () -> run("print coutn"));
    assertEquals("no variable 'coutn' in frame 3.0; did you mean count?", near.sentence());
    QueryError far = assertThrows(QueryError.class, () -> run("print xyz"));
    assertEquals("no variable 'xyz' in frame 3.0; it has count, gone", far.sentence());
  }
}
