package inquest.scripts.jython;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Function;
import inquest.dsl.relation.Type;
import inquest.dsl.relation.Value;
import inquest.engine.note.Note;
import inquest.scripts.jython.Registry.FunctionHook;
import inquest.scripts.jython.Registry.Hook;
import inquest.scripts.jython.Registry.RelationHook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.python.core.PyObject;

/** Functions and relations of hooks, as queries use them. */
final class HookCatalogue {
  private static final String KEPT_BACK = "kept back by --redact: a hook makes it of contents";

  private final Guard guard;
  private final HookSettings settings;
  private final Supplier<Conversion> conversion;
  private final Supplier<RowCalls> rows;

  HookCatalogue(
      Guard guard,
      HookSettings settings,
      Supplier<Conversion> conversion,
      Supplier<RowCalls> rows) {
    this.guard = guard;
    this.settings = settings;
    this.conversion = conversion;
    this.rows = rows;
  }

  /** A function of the language. */
  Function function(FunctionHook hook) {
    return new Function(
        hook.hook().name(),
        hook.parameters(),
        Type.ANY,
        hook.help(),
        arguments -> cell(hook.hook(), arguments));
  }

  private Cell cell(Hook hook, List<Value> arguments) {
    if (settings.redacted()) {
      return new Cell.Lost(Note.warning(hook.name(), KEPT_BACK));
    }
    Outcome<Cell> outcome =
        guard.call(
            hook,
            settings.call(),
            ", its result is unknown",
            () -> {
              PyObject[] given =
                  arguments.stream().map(conversion.get()::toPython).toArray(PyObject[]::new);
              return conversion.get().cell(hook.code().__call__(given), false);
            });
    return switch (outcome) {
      case Outcome.Done<Cell> done -> done.value();
      case Outcome.Lost<Cell> lost -> new Cell.Lost(Note.warning(hook.name(), lost.why()));
      case Outcome.Failed<Cell> failed -> new Cell.Lost(Note.warning(hook.name(), failed.why()));
    };
  }

  /** A relation. */
  HookRelation relation(RelationHook hook) {
    return new HookRelation(hook, new Source(hook.hook()), settings.rows());
  }

  /** Calls the function of a relation. */
  private final class Source implements HookRelation.Source {
    private final Hook hook;

    Source(Hook hook) {
      this.hook = hook;
    }

    @Override
    public List<String> columns() {
      Outcome<List<String>> outcome =
          guard.call(
              hook,
              settings.step(),
              ", it has no rows",
              () -> {
                PyObject first = hook.code().__call__().__iter__().__iternext__();
                return first == null ? List.of() : rows.get().columns(first);
              });
      return outcome instanceof Outcome.Done<List<String>> done ? done.value() : List.of();
    }

    @Override
    public HookRelation.Rows rows(List<String> columns, Consumer<Note> failed) {
      return new Pulled(hook, columns, failed);
    }
  }

  /** Rows as the hook's function gives them. */
  private final class Pulled implements HookRelation.Rows {
    private final Hook hook;
    private final List<String> columns;
    private final Consumer<Note> failed;
    private PyObject iterator; // null until the first row is asked for

    Pulled(Hook hook, List<String> columns, Consumer<Note> failed) {
      this.hook = hook;
      this.columns = columns;
      this.failed = failed;
    }

    @Override
    public Optional<Map<String, Cell>> next() {
      Outcome<Optional<Map<String, Cell>>> outcome =
          guard.call(
              hook,
              settings.step(),
              ", it has no further rows",
              () -> {
                if (iterator == null) {
                  iterator = hook.code().__call__().__iter__();
                }
                PyObject row = iterator.__iternext__();
                return row == null ? Optional.empty() : Optional.of(rows.get().cells(row, columns));
              });
      return switch (outcome) {
        case Outcome.Done<Optional<Map<String, Cell>>> done -> done.value();
        case Outcome.Lost<Optional<Map<String, Cell>>> lost -> end(lost.why());
        case Outcome.Failed<Optional<Map<String, Cell>>> bad -> end(bad.why());
      };
    }

    private Optional<Map<String, Cell>> end(String why) {
      failed.accept(Note.warning(hook.name(), "has no further rows: " + why));
      return Optional.empty();
    }
  }
}
