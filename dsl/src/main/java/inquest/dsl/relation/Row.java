package inquest.dsl.relation;

import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;

/** One row of a relation: cells are made when first asked for, once. Belongs to one thread. */
public abstract sealed class Row {
  private final Cell[] cells;

  private Row(int columns) {
    cells = new Cell[columns];
  }

  /** The row of a relation that stands for an engine's value. */
  public static <R> Row of(Relation<R> relation, R base) {
    return new Typed<>(relation, base);
  }

  /** Whose row it is. */
  public abstract Relation<?> relation();

  /** The engine's value behind it. */
  public abstract Object base();

  /** What a detail of the relation adds to this row. */
  public abstract Detail.Content detail(int index);

  abstract Cell make(int column);

  abstract Cell keyCell();

  /**
   * The cell of a column.
   *
   * @param column its index among the relation's columns
   */
  public Cell cell(int column) {
    Cell cell = cells[column];
    if (cell == null) {
      try {
        cell = make(column);
      } catch (Unreadable e) {
        String name = relation().columns().get(column).name();
        cell = new Cell.Lost(Note.warning(name, e.getMessage()));
      }
      cells[column] = cell;
    }
    return cell;
  }

  /** What the row is known by. */
  public Value key() {
    try {
      return keyCell() instanceof Cell.Known known ? known.value() : new Value.None();
    } catch (Unreadable e) {
      return new Value.None();
    }
  }

  private static final class Typed<R> extends Row {
    private final Relation<R> relation;
    private final R base;

    Typed(Relation<R> relation, R base) {
      super(relation.columns().size());
      this.relation = relation;
      this.base = base;
    }

    @Override
    public Relation<R> relation() {
      return relation;
    }

    @Override
    public R base() {
      return base;
    }

    @Override
    public Detail.Content detail(int index) {
      return relation.details().get(index).content().apply(base);
    }

    @Override
    Cell keyCell() {
      return relation.key(base);
    }

    @Override
    Cell make(int column) {
      return relation.columns().get(column).value().apply(base);
    }
  }
}
