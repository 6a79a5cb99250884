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
        hook.optional(),
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
    public HookRelation.Rows begin() {
      return new Pulled(hook);
    }
  }

  /** Rows as the hook's function gives them. */
  private final class Pulled implements HookRelation.Rows {
    private static final String NO_MORE = ", it has no further rows";

    private final Hook hook;
    private PyObject iterator; // null until the first row is asked for
    private PyObject first; // null unless it was pulled for its columns and not given yet
    private boolean ended;
    private Optional<String> wrong = Optional.empty();

    Pulled(Hook hook) {
      this.hook = hook;
    }

    @Override
    public List<String> columns() {
      Outcome<List<String>> outcome =
          guard.call(
              hook,
              settings.step(),
              NO_MORE,
              () -> {
                first = pull();
                ended = first == null;
                return ended ? List.of() : rows.get().columns(first);
              });
      return switch (outcome) {
        case Outcome.Done<List<String>> done -> done.value();
        case Outcome.Lost<List<String>> lost -> end(lost.why());
        case Outcome.Failed<List<String>> bad -> end(bad.why());
      };
    }

    private List<String> end(String why) {
      wrong = Optional.of(why);
      return List.of();
    }

    /** The next row; null at the end. */
    private PyObject pull() {
      if (iterator == null) {
        iterator = hook.code().__call__().__iter__();
      }
      return iterator.__iternext__();
    }

    @Override
    public Optional<Map<String, Cell>> next(List<String> columns, Consumer<Note> failed) {
      if (wrong.isPresent() || ended) {
        wrong.ifPresent(why -> failed.accept(ending(why)));
        return Optional.empty();
      }
      Outcome<Optional<Map<String, Cell>>> outcome =
          guard.call(
              hook,
              settings.step(),
              NO_MORE,
              () -> {
                PyObject row = first == null ? pull() : first;
                first = null;
                return row == null ? Optional.empty() : Optional.of(rows.get().cells(row, columns));
              });
      return switch (outcome) {
        case Outcome.Done<Optional<Map<String, Cell>>> done -> done.value();
        case Outcome.Lost<Optional<Map<String, Cell>>> lost -> end(lost.why(), failed);
        case Outcome.Failed<Optional<Map<String, Cell>>> bad -> end(bad.why(), failed);
      };
    }

    private Optional<Map<String, Cell>> end(String why, Consumer<Note> failed) {
      failed.accept(ending(why));
      return Optional.empty();
    }

    private Note ending(String why) {
      return Note.warning(hook.name(), "has no further rows: " + why);
    }
  }
}
