package inquest.dsl.relation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What {@code with} adds to each row.
 *
 * @param name the word after {@code with}
 * @param help one sentence for {@code describe}
 * @param content made from a row
 * @param <R> the engine's type behind a row
 */
public record Detail<R>(String name, String help, Function<R, Content> content) {
  /** What is added. */
  public sealed interface Content {}

  /** Rows of another relation, and which of its columns are worth showing here. */
  public record Rows(Relation<?> relation, List<String> columns, Stream<Row> rows)
      implements Content {}

  /** Lines of text. */
  public record Lines(List<String> lines) implements Content {}
}
