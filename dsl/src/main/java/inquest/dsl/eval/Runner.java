package inquest.dsl.eval;

import inquest.dsl.ast.QueryError;
import inquest.dsl.plan.Plan;
import inquest.dsl.plan.Term;
import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Row;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Carries out plans: tuples are pulled one at a time, so that nothing is read that the answer does
 * not need.
 */
final class Runner {
  private final Terms terms;
  private final LeftOut leftOut;
  private final Cancellation cancellation;

  Runner(PythonValues python, LeftOut leftOut, Cancellation cancellation) {
    this.terms = new Terms(python, this, cancellation);
    this.leftOut = leftOut;
    this.cancellation = cancellation;
  }

  /** One that counts apart what it leaves out. */
  Runner apart(LeftOut other) {
    return new Runner(terms.python(), other, cancellation);
  }

  LeftOut leftOut() {
    return leftOut;
  }

  Terms terms() {
    return terms;
  }

  Stream<Tuple> run(Plan plan) throws QueryError {
    Stream<Tuple> tuples = scan(plan.from(), plan);
    boolean counted = false; // whether all tuples are there before the first is given
    for (Plan.Step step : plan.steps()) {
      tuples =
          step instanceof Plan.Step.Limit limit
              ? limited(tuples, limit.count(), counted)
              : apply(step, tuples);
      counted = isCounted(step, counted);
    }
    return tuples;
  }

  private <R> Stream<Tuple> scan(Relation<R> relation, Plan plan) throws QueryError {
    Optional<Scan.Narrowing> subject = Optional.empty();
    if (plan.subject().isPresent()) {
      subject =
          Optional.of(
              switch (plan.subject().get()) {
                case Plan.Narrow.To to -> to.narrowing();
                case Plan.Narrow.ToRowsOf of -> rows(of.plan());
              });
    }
    try {
      return relation
          .scan(new Scan(subject, plan.equal(), plan.widened(), leftOut))
          .map(r -> {
            cancellation.check();
            return new Tuple.OfRow(Row.of(relation, r));
          });
    } catch (QueryError e) {
      throw new QueryError(plan.subjectSpan(), e.getMessage(), e.hint());
    }
  }

  private Scan.Narrowing rows(Plan plan) throws QueryError {
    List<Row> rows = new ArrayList<>();
    for (Tuple tuple : (Iterable<Tuple>) run(plan)::iterator) {
      if (tuple.bottom().isEmpty()) {
        throw new QueryError(
            plan.subjectSpan(),
            "the query after of gives groups, not rows of " + plan.from().name());
      }
      rows.add(tuple.bottom().get());
    }
    return new Scan.Narrowing.Rows(plan.from().name(), rows);
  }

  private Stream<Tuple> apply(Plan.Step step, Stream<Tuple> tuples) {
    return switch (step) {
      case Plan.Step.Filter filter -> tuples.filter(t -> passes(filter, t));
      case Plan.Step.Project project -> {
        List<Term> made = project.columns().stream().map(Plan.Output::term).toList();
        yield tuples.map(t -> new Tuple.OfSelect(t, made));
      }
      case Plan.Step.Group group -> later(() -> groups(group, tuples).stream());
      case Plan.Step.Sort sort -> later(() -> tuples.sorted(order(sort.keys())));
      case Plan.Step.Limit limit -> limited(tuples, limit.count(), false);
      case Plan.Step.Distinct distinct -> {
        Set<List<Cell>> seen = new HashSet<>();
        yield tuples.filter(t -> seen.add(cells(distinct.columns(), t)));
      }
    };
  }

  private static boolean isCounted(Plan.Step step, boolean before) {
    return switch (step) {
      case Plan.Step.Sort sort -> true;
      case Plan.Step.Group group -> true;
      case Plan.Step.Project project -> before;
      case Plan.Step.Limit limit -> before;
      case Plan.Step.Filter filter -> false;
      case Plan.Step.Distinct distinct -> false;
    };
  }

  /**
   * The first tuples. Where the rest is not there yet it stays unread, so that nobody can say
   * whether there is any.
   */
  private Stream<Tuple> limited(Stream<Tuple> tuples, long count, boolean counted) {
    if (counted) {
      return later(() -> {
        List<Tuple> all = tuples.toList();
        leftOut.cut(count, all.size());
        return all.stream().limit(count);
      });
    }
    long[] given = {0};
    return tuples
        .limit(count)
        .peek(tuple -> {
          given[0]++;
          if (given[0] == count) {
            leftOut.cut(count);
          }
        });
  }

  /** A stream that begins its work when it is pulled. */
  private static Stream<Tuple> later(java.util.function.Supplier<Stream<Tuple>> work) {
    return Stream.of(work).flatMap(java.util.function.Supplier::get);
  }

  private boolean passes(Plan.Step.Filter filter, Tuple tuple) {
    Optional<Verdict.Unknown> unknown = Optional.empty();
    for (Term condition : filter.conditions()) {
      Verdict verdict = terms.verdict(condition, tuple);
      if (verdict.isFalse()) {
        leftOut.judged(filter);
        return false;
      }
      if (verdict instanceof Verdict.Unknown u && unknown.isEmpty()) {
        unknown = Optional.of(u);
      }
    }
    if (unknown.isPresent()) {
      leftOut.unknown(filter, unknown.get().why());
      return false;
    }
    leftOut.judged(filter);
    return true;
  }

  private List<Tuple> groups(Plan.Step.Group group, Stream<Tuple> tuples) {
    List<Term> keys = group.keys().stream().map(Plan.Output::term).toList();
    Map<List<Cell>, Tuple.OfGroup> groups = new LinkedHashMap<>();
    Map<List<Cell>, Tuple.OfGroup> lost = new LinkedHashMap<>();
    tuples.forEach(tuple -> {
      List<Cell> cells = cells(keys, tuple);
      boolean isLost = cells.stream().anyMatch(c -> c instanceof Cell.Lost);
      (isLost ? lost : groups)
          .computeIfAbsent(cells, c -> new Tuple.OfGroup(c, new ArrayList<>()))
          .members()
          .add(tuple);
    });
    if (keys.isEmpty() && groups.isEmpty()) {
      return List.of(new Tuple.OfGroup(List.of(), List.of()));
    }
    List<Tuple> all = new ArrayList<>(groups.values());
    all.addAll(lost.values());
    return all;
  }

  private List<Cell> cells(List<Term> columns, Tuple tuple) {
    List<Cell> cells = new ArrayList<>(columns.size());
    for (Term term : columns) {
      cells.add(identity(terms.plain(terms.cell(term, tuple))));
    }
    return cells;
  }

  /** Equal numbers of different kinds are one key; Python objects are one by identity. */
  private static Cell identity(Cell cell) {
    return cell instanceof Cell.Known known
            && known.value() instanceof Value.Decimal d
            && d.value() == Math.rint(d.value())
            && !Double.isInfinite(d.value())
        ? new Cell.Known(new Value.Whole(new java.math.BigDecimal(d.value()).toBigInteger()))
        : cell;
  }

  private Comparator<Tuple> order(List<Plan.Key> keys) {
    return (a, b) -> {
      for (Plan.Key key : keys) {
        int order =
            compare(
                terms.plain(terms.cell(key.term(), a)),
                terms.plain(terms.cell(key.term(), b)),
                key.descending());
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  /**
   * Values first in the wanted direction, then absent cells, lost ones last in either direction.
   */
  private static int compare(Cell a, Cell b, boolean descending) {
    if (a instanceof Cell.Known x && b instanceof Cell.Known y) {
      int order = Comparing.total().compare(x.value(), y.value());
      return descending ? -order : order;
    }
    return Integer.compare(rank(a), rank(b));
  }

  private static int rank(Cell cell) {
    return switch (cell) {
      case Cell.Known known -> 0;
      case Cell.Absent absent -> 1;
      case Cell.Lost lost -> 2;
    };
  }
}
