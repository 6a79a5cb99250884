package inquest.dsl.eval;

import inquest.dsl.ast.QueryError;
import inquest.dsl.plan.Term;
import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.show.spelling.NumberSpelling;

/** Expressions that stand outside of any query. */
public final class Constants {
  private Constants() {}

  /** The value; addresses stay addresses. */
  public static Cell of(Term term, PythonValues python, Cancellation cancellation)
      throws QueryError {
    try {
      Runner runner = new Runner(python, new LeftOut(), cancellation);
      return runner.terms().cell(term, new Tuple.OfGroup(java.util.List.of(), java.util.List.of()));
    } catch (SubqueryFailed e) {
      throw e.error();
    }
  }

  /** The value as an echo writes it. */
  public static String text(Cell cell, PythonValues python) {
    return switch (cell) {
      case Cell.Absent absent -> "-";
      case Cell.Lost lost -> "<" + lost.note() + ">";
      case Cell.Known known -> text(known.value(), python);
    };
  }

  static String text(Value value, PythonValues python) {
    return switch (value) {
      case Value.Text t -> t.value();
      case Value.Whole w -> w.value().toString();
      case Value.Decimal d -> NumberSpelling.floating(d.value());
      case Value.Truth t -> t.value() ? "true" : "false";
      case Value.Address a -> "0x" + Long.toHexString(a.value());
      case Value.None n -> "none";
      case Value.Python p -> python.text(p.ref());
      case Value.Link l -> text(l.key(), python);
      case Value.Many m ->
          String.join(", ", m.values().stream().map(v -> text(v, python)).toList());
      case Value.Variables v -> String.join(", ", v.names().names());
    };
  }
}
