package inquest.dsl.render;

import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.show.spelling.Characters;
import inquest.engine.show.spelling.NumberSpelling;
import java.util.ArrayList;
import java.util.List;

/** Cells as text for a person: nothing in it can steer a terminal. */
public final class CellText {
  private static final int MOST_VARIABLES = 6;

  private CellText() {}

  /** One line; "-" for what is absent. */
  public static String of(Cell cell, PythonValues python) {
    return switch (cell) {
      case Cell.Absent absent -> "-";
      case Cell.Lost lost -> "<" + Characters.safe(lost.note().toString()) + ">";
      case Cell.Known known -> of(known.value(), python);
    };
  }

  /** A value on one line. */
  public static String of(Value value, PythonValues python) {
    return switch (value) {
      case Value.Truth t -> t.value() ? "true" : "false";
      case Value.Whole w -> w.value().toString();
      case Value.Decimal d -> NumberSpelling.floating(d.value());
      case Value.Text t -> Characters.safe(t.value());
      case Value.Address a -> "0x" + Long.toHexString(a.value());
      case Value.None n -> "none";
      case Value.Python p -> python.text(p.ref());
      case Value.Link l -> of(l.key(), python);
      case Value.Many m -> String.join(", ", m.values().stream().map(v -> of(v, python)).toList());
      case Value.Variables v -> variables(v, python);
    };
  }

  private static String variables(Value.Variables variables, PythonValues python) {
    List<String> names = variables.names().names();
    List<String> shown = new ArrayList<>();
    for (String name : names.subList(0, Math.min(MOST_VARIABLES, names.size()))) {
      shown.add(Characters.safe(name) + "=" + of(variables.names().get(name), python));
    }
    if (names.size() > MOST_VARIABLES) {
      shown.add("… " + (names.size() - MOST_VARIABLES) + " more");
    }
    return String.join(", ", shown);
  }
}
