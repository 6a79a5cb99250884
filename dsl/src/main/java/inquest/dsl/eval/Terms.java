package inquest.dsl.eval;

import inquest.dsl.ast.Expression.Comparator;
import inquest.dsl.ast.Expression.Connective;
import inquest.dsl.ast.QueryError;
import inquest.dsl.plan.Plan;
import inquest.dsl.plan.Term;
import inquest.dsl.plan.TermText;
import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Computes terms on tuples. Belongs to one answer. */
final class Terms {
  private final PythonValues python;
  private final Runner runner;
  private final Cancellation cancellation;
  private final IdentityHashMap<Plan, List<Value>> lists = new IdentityHashMap<>();
  private final IdentityHashMap<Plan, Cell> cells = new IdentityHashMap<>();

  /** Functions whose results may be seen where contents are kept back. */
  private static final Set<String> TELLS_NO_CONTENTS = Set.of("len", "type", "repr");

  private final Map<String, Pattern> patterns = new java.util.HashMap<>();

  /**
   * @param python paths into objects
   * @param runner carries out subqueries
   * @param cancellation is looked at before each cell
   */
  Terms(PythonValues python, Runner runner, Cancellation cancellation) {
    this.python = python;
    this.runner = runner;
    this.cancellation = cancellation;
  }

  PythonValues python() {
    return python;
  }

  /** The cell of a term on a tuple. Never throws for what cannot be read. */
  Cell cell(Term term, Tuple tuple) {
    cancellation.check();
    try {
      return compute(term, tuple);
    } catch (Unreadable e) {
      return new Cell.Lost(Note.warning("", e.getMessage()));
    }
  }

  private Cell compute(Term term, Tuple tuple) {
    return switch (term) {
      case Term.ColumnOf c -> tuple.back(c.level()).bottom().orElseThrow().cell(c.index());
      case Term.Made m -> made(tuple.back(m.level()), m.index());
      case Term.Literal l -> new Cell.Known(l.value());
      case Term.LinkColumn l -> linkColumn(l, tuple);
      case Term.AttributeOf a -> attribute(a, tuple);
      case Term.ItemOf i -> item(i, tuple);
      case Term.Call c -> call(c, tuple);
      case Term.AggregateOf a -> Aggregates.of(a, (Tuple.OfGroup) tuple.back(a.level()), this);
      case Term.Negative n -> Numbers.negative(given(cell(n.value(), tuple)), python);
      case Term.Arithmetic a ->
          Numbers.compute(
              a.operator(), given(cell(a.left(), tuple)), given(cell(a.right(), tuple)), python);
      case Term.Not n -> verdict(n, tuple).toCell();
      case Term.Logic l -> verdict(l, tuple).toCell();
      case Term.Comparison c -> verdict(c, tuple).toCell();
      case Term.IsNone n -> verdict(n, tuple).toCell();
      case Term.Like l -> verdict(l, tuple).toCell();
      case Term.InList i -> verdict(i, tuple).toCell();
      case Term.InPlan i -> verdict(i, tuple).toCell();
      case Term.Exists e -> verdict(e, tuple).toCell();
      case Term.CellOf c -> only(c);
    };
  }

  private Cell made(Tuple tuple, int index) {
    return switch (tuple) {
      case Tuple.OfSelect select -> select.cell(index, this);
      case Tuple.OfGroup group -> group.keys().get(index);
      case Tuple.OfRow row -> throw new IllegalStateException("a row of a relation was not made");
    };
  }

  private Cell linkColumn(Term.LinkColumn link, Tuple tuple) {
    return switch (cell(link.of(), tuple)) {
      case Cell.Known known when known.value() instanceof Value.Link to ->
          to.row().cell(link.index());
      case Cell.Known known -> Cell.ABSENT;
      case Cell.Absent absent -> absent;
      case Cell.Lost lost -> lost;
    };
  }

  private Cell attribute(Term.AttributeOf attribute, Tuple tuple) {
    return switch (cell(attribute.of(), tuple)) {
      case Cell.Known known ->
          switch (known.value()) {
            case Value.Python p -> python.attribute(p.ref(), attribute.name());
            case Value.Variables v -> v.names().get(attribute.name());
            default -> Cell.absent(() -> noAttribute(attribute.name(), known.value()));
          };
      case Cell.Absent absent -> absent;
      case Cell.Lost lost -> lost;
    };
  }

  private Cell item(Term.ItemOf item, Tuple tuple) {
    Cell of = cell(item.of(), tuple);
    Cell index = cell(item.index(), tuple);
    if (of instanceof Cell.Known container && index instanceof Cell.Known at) {
      Cell found =
          python.indexing().item(container.value(), at.value(), () -> TermText.of(item.of()));
      return python.unexplained(python.withheld(found, List.of(container.value())), at.value());
    }
    return of instanceof Cell.Known ? index : of;
  }

  private String noAttribute(String name, Value value) {
    return "no attribute '" + name + "' of " + python.kind(value);
  }

  private Cell call(Term.Call call, Tuple tuple) {
    List<Value> arguments = new ArrayList<>();
    for (Term argument : call.arguments()) {
      Cell cell = cell(argument, tuple);
      if (!(cell instanceof Cell.Known known)) {
        return cell;
      }
      arguments.add(known.value());
    }
    Cell result = call.function().body().apply(arguments);
    return TELLS_NO_CONTENTS.contains(call.function().name())
        ? result
        : python.withheld(result, arguments);
  }

  /** The plain value in a cell, of which something is made that will be seen. */
  Cell given(Cell cell) {
    Cell plain = plain(cell);
    return cell instanceof Cell.Known known
        ? python.withheld(plain, List.of(known.value()))
        : plain;
  }

  /** The plain value in a cell. */
  Cell plain(Cell cell) {
    return cell instanceof Cell.Known known ? new Cell.Known(python.plain(known.value())) : cell;
  }

  /** The truth of a condition. Never throws for what cannot be read. */
  Verdict verdict(Term term, Tuple tuple) {
    try {
      return judge(term, tuple);
    } catch (Unreadable e) {
      return new Verdict.Unknown(Note.warning("", e.getMessage()));
    }
  }

  private Verdict judge(Term term, Tuple tuple) {
    return switch (term) {
      case Term.Not n -> verdict(n.condition(), tuple).not();
      case Term.Logic l -> logic(l, tuple);
      case Term.Comparison c -> comparison(c, tuple);
      case Term.IsNone n -> isNone(plain(cell(n.column(), tuple)));
      case Term.Like l -> like(l, tuple);
      case Term.InList i -> inList(i, tuple);
      case Term.InPlan i -> inValues(cell(i.value(), tuple), values(i.plan()));
      case Term.Exists e -> Verdict.of(!values(e.plan()).isEmpty());
      case Term.CellOf c -> Verdict.of(cell(term, tuple), python);
      case Term.ColumnOf c -> Verdict.of(cell(term, tuple), python);
      case Term.Made m -> Verdict.of(cell(term, tuple), python);
      case Term.Literal l -> Verdict.of(cell(term, tuple), python);
      case Term.LinkColumn l -> Verdict.of(cell(term, tuple), python);
      case Term.AttributeOf a -> Verdict.of(cell(term, tuple), python);
      case Term.ItemOf i -> Verdict.of(cell(term, tuple), python);
      case Term.Call c -> Verdict.of(cell(term, tuple), python);
      case Term.AggregateOf a -> Verdict.of(cell(term, tuple), python);
      case Term.Negative n -> Verdict.of(cell(term, tuple), python);
      case Term.Arithmetic a -> Verdict.of(cell(term, tuple), python);
    };
  }

  private Verdict logic(Term.Logic logic, Tuple tuple) {
    boolean and = logic.connective() == Connective.AND;
    Verdict left = verdict(logic.left(), tuple);
    if (and ? left.isFalse() : left.isTrue()) {
      return left;
    }
    Verdict right = verdict(logic.right(), tuple);
    if (and ? right.isFalse() : right.isTrue()) {
      return right;
    }
    return left instanceof Verdict.Unknown ? left : right;
  }

  private Verdict comparison(Term.Comparison c, Tuple tuple) {
    Cell left = plain(cell(c.left(), tuple));
    Cell right = plain(cell(c.right(), tuple));
    if (left instanceof Cell.Lost lost) {
      return new Verdict.Unknown(lost.note());
    }
    if (right instanceof Cell.Lost lost) {
      return new Verdict.Unknown(lost.note());
    }
    if (!(left instanceof Cell.Known a && right instanceof Cell.Known b)) {
      return Verdict.FALSE;
    }
    return compare(c, a.value(), b.value());
  }

  private static Verdict isNone(Cell cell) {
    return switch (cell) {
      case Cell.Absent absent -> Verdict.TRUE;
      case Cell.Known known -> Verdict.of(known.value() instanceof Value.None);
      case Cell.Lost lost -> new Verdict.Unknown(lost.note());
    };
  }

  private Verdict compare(Term.Comparison c, Value a, Value b) {
    Comparator comparator = c.comparator();
    return switch (comparator) {
      case EQUAL -> Verdict.of(Comparing.equal(a, b));
      case NOT_EQUAL -> Verdict.of(!Comparing.equal(a, b));
      case MATCHES, DOES_NOT_MATCH -> matches(c, a, b);
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        OptionalInt order = Comparing.order(a, b);
        yield order.isEmpty() ? Verdict.FALSE : Verdict.of(holds(comparator, order.getAsInt()));
      }
    };
  }

  private static boolean holds(Comparator comparator, int order) {
    return switch (comparator) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case MATCHES, DOES_NOT_MATCH -> false;
    };
  }

  private Verdict matches(Term.Comparison c, Value a, Value b) {
    if (!(a instanceof Value.Text text && b instanceof Value.Text regex)) {
      return Verdict.FALSE;
    }
    Pattern pattern =
        c.pattern().orElseGet(() -> patterns.computeIfAbsent(regex.value(), Terms::compile));
    boolean found = BoundedMatch.find(pattern, text.value());
    return Verdict.of(found == (c.comparator() == Comparator.MATCHES));
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw Unreadable.implausible(0, "'" + regex + "' is no regular expression");
    }
  }

  private Verdict like(Term.Like like, Tuple tuple) {
    Cell value = plain(cell(like.value(), tuple));
    Cell pattern = plain(cell(like.pattern(), tuple));
    if (value instanceof Cell.Lost lost) {
      return new Verdict.Unknown(lost.note());
    }
    if (pattern instanceof Cell.Lost lost) {
      return new Verdict.Unknown(lost.note());
    }
    boolean texts =
        value instanceof Cell.Known a
            && a.value() instanceof Value.Text text
            && pattern instanceof Cell.Known b
            && b.value() instanceof Value.Text wanted
            && LikePattern.matches(text.value(), wanted.value());
    return Verdict.of(texts);
  }

  private Verdict inList(Term.InList in, Tuple tuple) {
    Cell value = cell(in.value(), tuple);
    List<Value> values = new ArrayList<>();
    for (Term item : in.list()) {
      Cell cell = plain(cell(item, tuple));
      if (cell instanceof Cell.Lost lost) {
        return new Verdict.Unknown(lost.note());
      }
      if (cell instanceof Cell.Known known) {
        values.add(known.value());
      }
    }
    return inValues(value, values);
  }

  private Verdict inValues(Cell value, List<Value> values) {
    return switch (plain(value)) {
      case Cell.Lost lost -> new Verdict.Unknown(lost.note());
      case Cell.Absent absent -> Verdict.FALSE;
      case Cell.Known known ->
          Verdict.of(values.stream().anyMatch(v -> Comparing.equal(known.value(), v)));
    };
  }

  /** The first column of the one row of a subquery, found once; absent where it has no row. */
  private Cell only(Term.CellOf cellOf) {
    Plan plan = cellOf.plan();
    Cell known = cells.get(plan);
    if (known == null) {
      known = Cell.absent(() -> "the query in brackets gave no row");
      try {
        Term first = plan.columns().getFirst().term();
        LeftOut inner = new LeftOut();
        Runner apart = runner.apart(inner);
        boolean any = false;
        for (Tuple tuple : (Iterable<Tuple>) apart.run(plan)::iterator) {
          if (any) {
            throw new QueryError(
                cellOf.at(),
                "a query that stands for a value has more than one row",
                Optional.of("end it with limit 1, or select an aggregate such as collect(number)"));
          }
          any = true;
          known = apart.terms().cell(first, tuple);
        }
        runner.leftOut().addWithoutCuts(inner);
      } catch (QueryError e) {
        throw new SubqueryFailed(e);
      }
      cells.put(plan, known);
    }
    return known;
  }

  /** The first column of a subquery, found once. */
  private List<Value> values(Plan plan) {
    List<Value> known = lists.get(plan);
    if (known == null) {
      known = new ArrayList<>();
      try {
        Term first = plan.columns().getFirst().term();
        for (Tuple tuple : (Iterable<Tuple>) runner.run(plan)::iterator) {
          if (plain(cell(first, tuple)) instanceof Cell.Known value) {
            known.add(value.value());
          }
        }
      } catch (QueryError e) {
        throw new SubqueryFailed(e);
      }
      lists.put(plan, known);
    }
    return known;
  }
}
