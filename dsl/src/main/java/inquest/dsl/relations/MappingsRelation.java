package inquest.dsl.relations;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.engine.target.Mapping;
import java.util.List;
import java.util.stream.Stream;

/** {@code mappings}: one row a run of the process's address space. */
final class MappingsRelation implements Relation<Mapping> {
  private static final List<Column<Mapping>> COLUMNS =
      List.of(
          new Column<>(
              "start", Type.ADDRESS, Cost.FREE, "first address", m -> Cell.address(m.start())),
          new Column<>(
              "end", Type.ADDRESS, Cost.FREE, "first address after it", m -> Cell.address(m.end())),
          new Column<>(
              "size", Type.NUMBER, Cost.FREE, "bytes", m -> Cell.whole(m.end() - m.start())),
          new Column<>(
              "permissions",
              Type.TEXT,
              Cost.FREE,
              "r, w, x, or - for what is missing",
              MappingsRelation::permissions),
          new Column<>(
              "path",
              Type.TEXT,
              Cost.FREE,
              "file behind it; absent for anonymous memory",
              m -> Cell.text(m.path())),
          new Column<>(
              "offset",
              Type.NUMBER,
              Cost.FREE,
              "offset in that file in bytes",
              m -> m.path().isPresent() ? Cell.whole(m.fileOffset()) : Cell.ABSENT));

  private final Process process;

  MappingsRelation(Process process) {
    this.process = process;
  }

  private static Cell permissions(Mapping m) {
    return Cell.text(
        (m.readable() ? "r" : "-") + (m.writable() ? "w" : "-") + (m.executable() ? "x" : "-"));
  }

  @Override
  public String name() {
    return "mappings";
  }

  @Override
  public String help() {
    return "the process's address space";
  }

  @Override
  public List<Column<Mapping>> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> shown() {
    return COLUMNS.stream().map(Column::name).toList();
  }

  @Override
  public List<Detail<Mapping>> details() {
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
  public Stream<Mapping> scan(Scan scan) {
    return process.inquest().image().target().mappings().stream();
  }
}
