package inquest.scripts.jython;

import inquest.dsl.eval.Answer;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Row;
import inquest.dsl.relation.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.python.core.PyObject;

/** A row for {@code inquest.py}: of an answer, of a relation that a cell links to, or variables. */
public final class Line {
  private final List<String> columns;
  private final Function<String, Cell> cells;
  private final List<String> more;
  private final Value value;
  private final Conversion conversion;

  private Line(
      List<String> columns,
      Function<String, Cell> cells,
      List<String> more,
      Value value,
      Conversion conversion) {
    this.columns = columns;
    this.cells = cells;
    this.more = more;
    this.value = value;
    this.conversion = conversion;
  }

  /** A row of an answer: its own columns, and those of the relation's row behind it. */
  static Line of(Answer.Line line, List<String> columns, Conversion conversion) {
    Value first = line.cell(0) instanceof Cell.Known known ? known.value() : new Value.None();
    Optional<Line> behind = line.row().map(row -> of(row, conversion));
    return new Line(
        columns,
        name -> {
          int own = columns.indexOf(name);
          return own >= 0 ? line.cell(own) : behind.orElseThrow().cells.apply(name);
        },
        behind.map(Line::columns).orElse(List.of()),
        first,
        conversion);
  }

  static Line of(Row row, Conversion conversion) {
    List<String> columns = row.relation().columns().stream().<String>map(Column::name).toList();
    return new Line(
        columns,
        name -> row.cell(columns.indexOf(name)),
        List.of(),
        new Value.Link(row, row.key()),
        conversion);
  }

  static Line of(Value.Names names, Conversion conversion) {
    return new Line(names.names(), names::get, List.of(), new Value.Variables(names), conversion);
  }

  /** The names of its columns. */
  public List<String> columns() {
    return columns;
  }

  /** Whether it has a column of that name. */
  public boolean has(String name) {
    return columns.contains(name) || more.contains(name);
  }

  /** The cell of a column. */
  public PyObject cell(String name) {
    return conversion.toPython(cells.apply(name));
  }

  /** What the row is known by: of a link its key, of an answer its first column. */
  public PyObject key() {
    return switch (value) {
      case Value.Link link -> conversion.toPython(link.key());
      case Value.Variables variables -> new org.python.core.PyUnicode(String.join(", ", columns));
      default -> conversion.toPython(value);
    };
  }

  /** As a value of a query. */
  Value value() {
    return value;
  }
}
