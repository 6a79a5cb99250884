package inquest.scripts.cli;

import inquest.dsl.Session;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.object.Ref;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.Shower;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.Hooks;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An open process and how its values are shown: what questions about it need.
 *
 * @param ground the process
 * @param hooks what users added to printers and language
 * @param shower shows values as the options and hooks say
 * @param verbose whether what concerns the whole process is told
 */
record Questions(Ground ground, Hooks hooks, Shower shower, boolean verbose) {
  /**
   * Gives the process to the hooks.
   *
   * @throws CannotLoad where a hook has an error
   */
  static Questions of(Ground ground, Hooks hooks, boolean verbose) throws CannotLoad {
    hooks.bind(ground);
    return new Questions(ground, hooks, ground.shower(hooks), verbose);
  }

  PythonProcess python() {
    return ground.python();
  }

  /**
   * A session in which questions can be asked.
   *
   * @throws CannotLoad where a hook defines what exists already
   */
  Session session(Map<String, String> parameters) throws CannotLoad {
    return ground.session(hooks, shower, parameters);
  }

  /** Spells values, perhaps to another depth. */
  PythonValues spelling(OptionalInt depth) {
    Shower within =
        depth.isPresent() ? shower.within(ground.limits().withDepth(depth.getAsInt())) : shower;
    return ground.values(within);
  }

  /** A cell as it is printed: a bare address is the object there. */
  static Cell object(Cell cell) {
    return cell instanceof Cell.Known known && known.value() instanceof Value.Address at
        ? new Cell.Known(new Value.Python(new Ref(at.value())))
        : cell;
  }
}
