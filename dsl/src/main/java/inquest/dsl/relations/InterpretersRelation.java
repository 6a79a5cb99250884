package inquest.dsl.relations;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.engine.runtime.Interpreter;
import java.util.List;
import java.util.stream.Stream;

/** {@code interpreters}: one row a {@code PyInterpreterState}. */
final class InterpretersRelation implements Relation<Interpreter> {
  private static final List<Column<Interpreter>> COLUMNS =
      List.of(
          new Column<>(
              "id", Type.NUMBER, Cost.FREE, "its id, 0 for the main one", i -> Cell.whole(i.id())),
          new Column<>(
              "main",
              Type.TRUTH,
              Cost.FREE,
              "whether it is the main one",
              i -> Cell.truth(i.main())),
          new Column<>(
              "threads",
              Type.NUMBER,
              Cost.FREE,
              "how many threads it has",
              i -> Cell.whole(i.threads().size())),
          new Column<>(
              "address",
              Type.ADDRESS,
              Cost.FREE,
              "address of its PyInterpreterState",
              i -> Cell.address(i.address())));

  private final Process process;

  InterpretersRelation(Process process) {
    this.process = process;
  }

  @Override
  public String name() {
    return "interpreters";
  }

  @Override
  public String help() {
    return "the interpreters of the process";
  }

  @Override
  public List<Column<Interpreter>> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> shown() {
    return COLUMNS.stream().map(Column::name).toList();
  }

  @Override
  public List<Detail<Interpreter>> details() {
    return List.of();
  }

  @Override
  public List<String> subjects() {
    return List.of();
  }

  @Override
  public List<String> indexed() {
    return List.of();
  }

  @Override
  public Stream<Interpreter> scan(Scan scan) {
    return process.python().interpreters().stream();
  }
}
