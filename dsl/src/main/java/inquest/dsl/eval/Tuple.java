package inquest.dsl.eval;

import inquest.dsl.plan.Term;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Row;
import java.util.List;
import java.util.Optional;

/**
 * What stands at one point of a query's pipe. Cells of a projection are made when first asked for,
 * once.
 */
sealed interface Tuple {
  /** The tuple that this was made from; empty at the bottom and for groups. */
  Optional<Tuple> before();

  /** A row of the relation. */
  record OfRow(Row row) implements Tuple {
    @Override
    public Optional<Tuple> before() {
      return Optional.empty();
    }
  }

  /** A group and its members. */
  record OfGroup(List<Cell> keys, List<Tuple> members) implements Tuple {
    @Override
    public Optional<Tuple> before() {
      return Optional.empty();
    }
  }

  /** What select made of the tuple before. */
  final class OfSelect implements Tuple {
    private final Tuple before;
    private final List<Term> terms;
    private final Cell[] cells;

    OfSelect(Tuple before, List<Term> terms) {
      this.before = before;
      this.terms = terms;
      this.cells = new Cell[terms.size()];
    }

    @Override
    public Optional<Tuple> before() {
      return Optional.of(before);
    }

    Cell cell(int index, Terms evaluator) {
      if (cells[index] == null) {
        cells[index] = evaluator.cell(terms.get(index), before);
      }
      return cells[index];
    }
  }

  /** The tuple so many steps back. */
  default Tuple back(int levels) {
    Tuple tuple = this;
    for (int i = 0; i < levels; i++) {
      tuple = tuple.before().orElseThrow();
    }
    return tuple;
  }

  /** The relation's row at the bottom; empty for groups. */
  default Optional<Row> bottom() {
    Tuple tuple = this;
    while (tuple.before().isPresent()) {
      tuple = tuple.before().get();
    }
    return tuple instanceof OfRow of ? Optional.of(of.row()) : Optional.empty();
  }
}
