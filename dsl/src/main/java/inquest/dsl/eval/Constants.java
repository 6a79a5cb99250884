package inquest.dsl.eval;

import inquest.dsl.ast.QueryError;
import inquest.dsl.plan.Term;
import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.show.spelling.NumberSpelling;
import java.util.List;

/** Expressions that stand outside of any query. */
public final class Constants {
  private static final Tuple NO_ROW = new Tuple.OfGroup(List.of(), List.of());

  private Constants() {}

  /**
   * The value; addresses stay addresses.
   *
   * @param left takes what the queries in it leave out
   * @param cancellation ends them
   */
  public static Cell of(Term term, PythonValues python, LeftOut left, Cancellation cancellation)
      throws QueryError {
    try {
      return new Runner(python, left, cancellation).terms().cell(term, NO_ROW);
    } catch (SubqueryFailed e) {
      throw e.error();
    }
  }

  /**
   * Whether a condition is true.
   *
   * @param left takes what the queries in it leave out, and why the condition is unknown
   * @param cancellation ends them
   */
  public static boolean holds(
      Term condition, PythonValues python, LeftOut left, Cancellation cancellation)
      throws QueryError {
    try {
      Verdict verdict = new Runner(python, left, cancellation).terms().verdict(condition, NO_ROW);
      if (verdict instanceof Verdict.Unknown unknown) {
        left.note(unknown.why());
      }
      return verdict.isTrue();
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
