package inquest.dsl.eval;

import inquest.dsl.ast.QueryError;
import inquest.dsl.plan.Plan;
import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Row;
import inquest.dsl.relation.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The answer to a query: rows that are made as they are pulled, once. Belongs to one thread. */
public final class Answer {
  /**
   * A column.
   *
   * @param name its heading
   * @param type what it holds
   */
  public record Heading(String name, Type type) {}

  /**
   * What {@code with} added to a row.
   *
   * @param name the detail's
   * @param content rows or lines
   */
  public record Added(String name, Detail.Content content) {}

  /** A row of the answer; a cell is made when asked for. */
  public interface Line {
    /** The cell of a column. */
    Cell cell(int column);

    /** What {@code with} added. */
    List<Added> details();

    /** The relation's row behind it, with all its columns; empty for a group. */
    Optional<Row> row();
  }

  private final Plan plan;
  private final Runner runner;
  private final LeftOut leftOut;
  private final PythonValues python;
  private final Cancellation cancellation;
  private final Iterator<Tuple> tuples;
  private long given;

  private Answer(Plan plan, PythonValues python, Cancellation cancellation) throws QueryError {
    this.plan = plan;
    this.python = python;
    this.cancellation = cancellation;
    this.leftOut = new LeftOut();
    this.runner = new Runner(python, leftOut, cancellation);
    this.tuples = runner.run(plan).iterator();
  }

  /** The same where nobody stops it. */
  public static Answer of(Plan plan, PythonValues python) throws QueryError {
    return of(plan, python, new Cancellation());
  }

  /**
   * Begins to answer.
   *
   * @param cancellation ends this and every later step where that was asked for, with {@link
   *     Cancellation.Cancelled}
   * @throws QueryError where the subject of an {@code of} does not fit
   */
  public static Answer of(Plan plan, PythonValues python, Cancellation cancellation)
      throws QueryError {
    try {
      return new Answer(plan, python, cancellation);
    } catch (SubqueryFailed e) {
      throw e.error();
    }
  }

  /** The columns. */
  public List<Heading> headings() {
    return plan.columns().stream().map(c -> new Heading(c.name(), c.term().type())).toList();
  }

  /** Spells Python objects. */
  public PythonValues python() {
    return python;
  }

  /** What was left out of the rows pulled so far. */
  public LeftOut leftOut() {
    return leftOut;
  }

  /** Whether {@code with} adds details to the rows. */
  public boolean hasDetails() {
    return !plan.details().isEmpty();
  }

  /**
   * Whether there is another row. Reads as much as that needs.
   *
   * @throws QueryError at the end, where rows were there but the condition could be told of none;
   *     and where a subquery fails
   */
  public boolean hasNext() throws QueryError {
    try {
      if (tuples.hasNext()) {
        return true;
      }
    } catch (SubqueryFailed e) {
      throw e.error();
    }
    if (given == 0 && leftOut.nothingToldBySomeStep()) {
      throw new QueryError(
          plan.subjectSpan(),
          "the condition could not be told of any row: " + leftOut.reasons().getFirst().why());
    }
    return false;
  }

  /** The next row. */
  public Line next() {
    Tuple tuple = tuples.next();
    given++;
    return new Line() {
      @Override
      public Cell cell(int column) {
        return runner.terms().cell(plan.columns().get(column).term(), tuple);
      }

      @Override
      public List<Added> details() {
        return added(tuple);
      }

      @Override
      public Optional<Row> row() {
        return tuple.bottom();
      }
    };
  }

  private List<Added> added(Tuple tuple) {
    List<Added> added = new ArrayList<>();
    if (tuple.bottom().isPresent()) {
      Row row = tuple.bottom().get();
      for (int index : plan.details()) {
        added.add(new Added(plan.from().details().get(index).name(), stoppable(row.detail(index))));
      }
    }
    return added;
  }

  private Detail.Content stoppable(Detail.Content content) {
    return content instanceof Detail.Rows rows
        ? new Detail.Rows(
            rows.relation(), rows.columns(), rows.rows().peek(row -> cancellation.check()))
        : content;
  }
}
