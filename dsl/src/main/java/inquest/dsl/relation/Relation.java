package inquest.dsl.relation;

import inquest.dsl.ast.QueryError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that can be asked about.
 *
 * @param <R> the engine's type behind a row
 */
public interface Relation<R> {
  /** The word that a query names it by. */
  String name();

  /** One sentence for {@code describe}. */
  String help();

  /** Its columns, in the order in which they are described. */
  List<Column<R>> columns();

  /** Those of them that are known without running code of a user: what can be proposed. */
  default List<Column<R>> knownColumns() {
    return columns();
  }

  /** The columns that are shown where a query has no {@code select}. */
  List<String> shown();

  /** What {@code with} can add. */
  List<Detail<R>> details();

  /** Rows of another kind that {@code with} can add. */
  default List<Widening> widenings() {
    return List.of();
  }

  /**
   * What {@code of} takes, one form a line, for {@code describe} and for errors; empty where it
   * takes nothing.
   */
  List<String> subjects();

  /** Columns whose equality with a literal {@link #scan} can use to read less. */
  List<String> indexed();

  /**
   * The rows.
   *
   * @param scan what is wanted
   * @throws QueryError where the subject does not fit or does not exist
   */
  Stream<R> scan(Scan scan) throws QueryError;

  /**
   * What a link to a row is shown and compared by: the first column where a relation says nothing
   * else.
   */
  default Cell key(R row) {
    return columns().getFirst().value().apply(row);
  }

  /** The column of that name. */
  default Optional<Column<R>> column(String name) {
    return columns().stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
