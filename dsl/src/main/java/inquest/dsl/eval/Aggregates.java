package inquest.dsl.eval;

import inquest.dsl.ast.Expression.Operator;
import inquest.dsl.plan.Aggregate;
import inquest.dsl.plan.Term;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Functions of the rows of a group: absent cells do not count, one lost cell makes the result lost.
 */
final class Aggregates {
  private Aggregates() {}

  static Cell of(Term.AggregateOf aggregate, Tuple.OfGroup group, Terms terms) {
    if (aggregate.argument().isEmpty()) {
      return Cell.whole(group.members().size());
    }
    List<Value> values = new ArrayList<>();
    for (Tuple member : group.members()) {
      Cell cell = terms.cell(aggregate.argument().get(), member);
      boolean counted = aggregate.function() == Aggregate.COUNT;
      switch (counted ? terms.plain(cell) : terms.given(cell)) {
        case Cell.Known known -> values.add(known.value());
        case Cell.Absent absent -> {}
        case Cell.Lost lost -> {
          return lost;
        }
      }
    }
    return switch (aggregate.function()) {
      case COUNT -> Cell.whole(values.size());
      case SUM -> values.isEmpty() ? Cell.whole(0) : sum(values, terms.python());
      case AVG ->
          values.isEmpty()
              ? Cell.ABSENT
              : Numbers.compute(
                  Operator.DIVIDED_BY,
                  sum(values, terms.python()),
                  Cell.whole(values.size()),
                  terms.python());
      case MIN ->
          values.stream().min(Comparing.total()).<Cell>map(Cell.Known::new).orElse(Cell.ABSENT);
      case MAX ->
          values.stream().max(Comparing.total()).<Cell>map(Cell.Known::new).orElse(Cell.ABSENT);
      case COLLECT -> new Cell.Known(new Value.Many(values));
    };
  }

  private static Cell sum(List<Value> values, PythonValues python) {
    Cell sum = Cell.whole(0);
    for (Value value : values) {
      sum = Numbers.compute(Operator.PLUS, sum, new Cell.Known(value), python);
    }
    return sum;
  }
}
