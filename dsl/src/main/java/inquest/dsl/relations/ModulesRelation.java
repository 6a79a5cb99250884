package inquest.dsl.relations;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Entry;
import inquest.engine.object.Ref;
import inquest.engine.object.Walk;
import inquest.engine.runtime.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code modules}: one row an entry of {@code sys.modules}. */
final class ModulesRelation implements Relation<ModulesRelation.Imported> {
  /** An entry of {@code sys.modules}. */
  record Imported(Interpreter interpreter, String name, Ref module) {}

  private final Process process;
  private final List<Column<Imported>> columns;

  ModulesRelation(Process process) {
    this.process = process;
    this.columns =
        List.of(
            new Column<>(
                "name", Type.TEXT, Cost.FREE, "its name in sys.modules", m -> Cell.text(m.name())),
            new Column<>(
                "file", Type.TEXT, Cost.READS, "its __file__", m -> attribute(m, "__file__")),
            new Column<>(
                "version",
                Type.TEXT,
                Cost.READS,
                "its __version__, where it is text",
                m -> attribute(m, "__version__")),
            new Column<>(
                "interpreter",
                Type.NUMBER,
                Cost.FREE,
                "id of the interpreter that imported it",
                m -> Cell.whole(m.interpreter().id())),
            new Column<>(
                "value",
                Type.PYTHON,
                Cost.FREE,
                "the module itself",
                m -> Process.object(m.module())));
  }

  private Cell attribute(Imported module, String name) {
    Optional<Ref> held = process.objects().held(module.module(), name);
    return held.filter(process.objects()::isText)
        .map(r -> Cell.text(process.objects().text(r)))
        .orElse(Cell.ABSENT);
  }

  @Override
  public String name() {
    return "modules";
  }

  @Override
  public String help() {
    return "the modules in sys.modules";
  }

  @Override
  public List<Column<Imported>> columns() {
    return columns;
  }

  @Override
  public List<String> shown() {
    return List.of("name", "version", "file");
  }

  @Override
  public List<Detail<Imported>> details() {
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
  public Stream<Imported> scan(Scan scan) {
    return process.python().interpreters().stream().flatMap(i -> of(i, scan).stream());
  }

  private List<Imported> of(Interpreter interpreter, Scan scan) {
    List<Imported> found = new ArrayList<>();
    try {
      Walk<Entry> walk =
          process.objects().entries(process.python().modules(interpreter)).iterator();
      while (walk.hasNext()) {
        try {
          Entry entry = walk.next();
          found.add(new Imported(interpreter, process.objects().text(entry.key()), entry.value()));
        } catch (Unreadable e) {
          scan.shortfall().note(Note.warning("an entry of sys.modules", e.getMessage()));
        }
      }
    } catch (Unreadable e) {
      scan.shortfall().note(Note.warning("sys.modules", e.getMessage()));
    }
    return found;
  }
}
