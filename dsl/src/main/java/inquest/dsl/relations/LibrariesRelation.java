package inquest.dsl.relations;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.engine.binaries.LoadedModule;
import java.util.List;
import java.util.stream.Stream;

/** {@code libraries}: one row an ELF file that was loaded. */
final class LibrariesRelation implements Relation<LoadedModule> {
  private static final List<Column<LoadedModule>> COLUMNS =
      List.of(
          new Column<>(
              "name",
              Type.TEXT,
              Cost.FREE,
              "last part of its path",
              l -> Cell.text(l.module().fileName())),
          new Column<>(
              "path",
              Type.TEXT,
              Cost.FREE,
              "as the process had it",
              l -> Cell.text(l.module().path())),
          new Column<>(
              "start",
              Type.ADDRESS,
              Cost.FREE,
              "lowest address of its mappings",
              l -> Cell.address(l.module().start())),
          new Column<>(
              "end",
              Type.ADDRESS,
              Cost.FREE,
              "first address after its mappings",
              l -> Cell.address(l.module().end())),
          new Column<>(
              "build_id",
              Type.TEXT,
              Cost.FREE,
              "its GNU build id",
              l -> Cell.text(l.module().buildId())),
          new Column<>(
              "found",
              Type.TRUTH,
              Cost.HEAVY,
              "whether its file was found on this machine",
              l -> Cell.truth(l.binary().isPresent())),
          new Column<>(
              "file",
              Type.TEXT,
              Cost.HEAVY,
              "the file that was found",
              l -> Cell.text(l.binary().map(b -> b.path().toString()))));

  private final Process process;

  LibrariesRelation(Process process) {
    this.process = process;
  }

  @Override
  public String name() {
    return "libraries";
  }

  @Override
  public String help() {
    return "the executable and the shared libraries that were loaded";
  }

  @Override
  public List<Column<LoadedModule>> columns() {
    return COLUMNS;
  }

  @Override
  public List<String> shown() {
    return List.of("name", "start", "end", "build_id", "file");
  }

  @Override
  public List<Detail<LoadedModule>> details() {
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
  public Stream<LoadedModule> scan(Scan scan) {
    return process.inquest().image().modules().stream();
  }
}
