package inquest.scripts.cli;

import inquest.dsl.Session;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.dsl.relations.BuiltinCatalogue;
import inquest.engine.Inquest;
import inquest.engine.object.Ref;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An open process and how its values are shown: what questions about it need.
 *
 * @param inquest the process
 * @param python its interpreter
 * @param shower shows values as the options say
 * @param limits how much of a value is shown
 * @param verbose whether what concerns the whole process is told
 */
record Questions(
    Inquest inquest, PythonProcess python, Shower shower, ShowLimits limits, boolean verbose) {
  static Questions of(Inquest inquest, PythonProcess python, ReportOptions options) {
    ShowLimits limits = options.values().limits();
    return new Questions(
        inquest, python, options.shower(python, limits), limits, options.verbose());
  }

  /** A session in which questions can be asked. */
  Session session(Map<String, String> parameters) {
    PythonValues values = new PythonValues(python.objects(), shower);
    return new Session(BuiltinCatalogue.of(inquest, python, values, shower), values, parameters);
  }

  /** Spells values, perhaps to another depth. */
  PythonValues spelling(OptionalInt depth) {
    Shower within = depth.isPresent() ? shower.within(limits.withDepth(depth.getAsInt())) : shower;
    return new PythonValues(python.objects(), within);
  }

  /** A cell as it is printed: a bare address is the object there. */
  static Cell object(Cell cell) {
    return cell instanceof Cell.Known known && known.value() instanceof Value.Address at
        ? new Cell.Known(new Value.Python(new Ref(at.value())))
        : cell;
  }
}
