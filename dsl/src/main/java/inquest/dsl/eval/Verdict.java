package inquest.dsl.eval;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.note.Note;
import java.math.BigInteger;

/**
 * The truth of a condition on a row: true, false, or unknown because something could not be read.
 */
sealed interface Verdict {
  /** The one true. */
  Verdict TRUE = new Known(true);

  /** The one false. */
  Verdict FALSE = new Known(false);

  /** True or false. */
  record Known(boolean value) implements Verdict {}

  /** Could not be told. */
  record Unknown(Note why) implements Verdict {}

  static Verdict of(boolean value) {
    return value ? TRUE : FALSE;
  }

  default boolean isTrue() {
    return this instanceof Known known && known.value();
  }

  default boolean isFalse() {
    return this instanceof Known known && !known.value();
  }

  default Verdict not() {
    return switch (this) {
      case Known known -> of(!known.value());
      case Unknown unknown -> unknown;
    };
  }

  default Cell toCell() {
    return switch (this) {
      case Known known -> Cell.truth(known.value());
      case Unknown unknown -> new Cell.Lost(unknown.why());
    };
  }

  /** Python's truth of a cell: absent, zero and empty are false. */
  static Verdict of(Cell cell, PythonValues python) {
    return switch (cell) {
      case Cell.Absent absent -> FALSE;
      case Cell.Lost lost -> new Unknown(lost.note());
      case Cell.Known known -> of(known.value(), python);
    };
  }

  private static Verdict of(Value value, PythonValues python) {
    return switch (value) {
      case Value.Truth t -> of(t.value());
      case Value.Whole w -> of(!w.value().equals(BigInteger.ZERO));
      case Value.Decimal d -> of(d.value() != 0);
      case Value.Text t -> of(!t.value().isEmpty());
      case Value.Address a -> of(a.value() != 0);
      case Value.None n -> FALSE;
      case Value.Many m -> of(!m.values().isEmpty());
      case Value.Variables v -> of(!v.names().names().isEmpty());
      case Value.Link l -> TRUE;
      case Value.Python p -> python.truth(p.ref());
    };
  }
}
