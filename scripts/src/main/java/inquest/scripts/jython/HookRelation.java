package inquest.scripts.jython;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.engine.note.Note;
import inquest.scripts.jython.Registry.Named;
import inquest.scripts.jython.Registry.RelationHook;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A relation that a hook defines: its function is called anew for each scan, and gives rows as they
 * are pulled. Where the hook declares no columns its first row says them, and the call that gave it
 * is the one that the first scan goes on with.
 */
final class HookRelation implements Relation<Map<String, Cell>> {
  private final RelationHook hook;
  private final Source source;
  private final int mostRows;
  private List<Column<Map<String, Cell>>> columns; // null until first asked for
  private Optional<Rows> begun = Optional.empty(); // asked for their columns, and not yet scanned

  /** Calls the hook. */
  interface Source {
    /** Begins to pull rows; the hook is called when the first is wanted. */
    Rows begin();
  }

  /** Pulls rows. */
  interface Rows {
    /**
     * The columns that the first row has; empty where there is none, or the hook failed. The row is
     * kept, and asked for once only.
     */
    List<String> columns();

    /**
     * The next; empty at the end.
     *
     * @param columns names of the values of a row that is a tuple
     * @param failed takes what went wrong, once; no row comes after
     */
    Optional<Map<String, Cell>> next(List<String> columns, Consumer<Note> failed);
  }

  HookRelation(RelationHook hook, Source source, int mostRows) {
    this.hook = hook;
    this.source = source;
    this.mostRows = mostRows;
  }

  @Override
  public String name() {
    return hook.hook().name();
  }

  @Override
  public String help() {
    return hook.help();
  }

  @Override
  public List<Column<Map<String, Cell>>> knownColumns() {
    return columns != null || hook.columns().isPresent() ? columns() : List.of();
  }

  @Override
  public List<Column<Map<String, Cell>>> columns() {
    if (columns == null) {
      List<Column<Map<String, Cell>>> made = new ArrayList<>();
      for (Named named : named()) {
        made.add(
            new Column<>(
                named.name(),
                Type.ANY,
                Cost.FREE,
                named.help(),
                row -> row.getOrDefault(named.name(), Cell.ABSENT)));
      }
      columns = List.copyOf(made);
    }
    return columns;
  }

  private List<Named> named() {
    if (hook.columns().isPresent()) {
      return hook.columns().get();
    }
    Rows rows = source.begin();
    List<String> first = rows.columns();
    begun = Optional.of(rows);
    // a relation has columns; of one without rows and without a declaration nobody knows which
    return (first.isEmpty() ? List.of("row") : first)
        .stream().map(name -> new Named(name, "")).toList();
  }

  @Override
  public List<String> shown() {
    return columns().stream().map(Column::name).toList();
  }

  @Override
  public List<Detail<Map<String, Cell>>> details() {
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
  public Stream<Map<String, Cell>> scan(Scan scan) {
    List<String> names = shown();
    Rows rows = begun.orElseGet(source::begin);
    begun = Optional.empty();
    Iterator<Map<String, Cell>> pulled =
        new Iterator<>() {
          private Optional<Map<String, Cell>> ready = Optional.empty();
          private int given;
          private boolean ended;

          @Override
          public boolean hasNext() {
            if (ready.isEmpty() && !ended) {
              ready = rows.next(names, scan.shortfall()::note);
              ended = ready.isEmpty();
              if (!ended && ++given > mostRows) {
                scan.shortfall()
                    .note(Note.warning(name(), "only the first " + mostRows + " rows are taken"));
                ready = Optional.empty();
                ended = true;
              }
            }
            return ready.isPresent();
          }

          @Override
          public Map<String, Cell> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            Map<String, Cell> row = ready.orElseThrow();
            ready = Optional.empty();
            return row;
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(pulled, Spliterator.ORDERED), false);
  }
}
