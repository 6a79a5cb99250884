package inquest.scripts.jython;

import inquest.dsl.Session;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relations.BuiltinCatalogue;
import inquest.engine.Inquest;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.Printers;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import inquest.engine.show.library.LibraryPrinters;
import java.util.Map;

/**
 * The process that hooks and queries stand on, and how its values are shown.
 *
 * @param name what the target is called
 * @param inquest the process
 * @param python its interpreter
 * @param limits how much of a value is shown
 * @param redacted whether contents are kept back
 */
public record Ground(
    String name, Inquest inquest, PythonProcess python, ShowLimits limits, boolean redacted) {
  /** The printers that come along, and those of hooks. */
  public static Printers printers(Hooks hooks) throws CannotLoad {
    return hooks.over(LibraryPrinters.all());
  }

  /** Shows values, with the printers of hooks. */
  public Shower shower(Hooks hooks) throws CannotLoad {
    return Inquest.shower(python, limits, redacted, printers(hooks));
  }

  /** Reads values as queries do. */
  public PythonValues values(Shower shower) {
    return new PythonValues(python.objects(), shower);
  }

  /** What queries may name, with the relations and functions of hooks. */
  public Catalogue catalogue(Hooks hooks, Shower shower) throws CannotLoad {
    return hooks.over(BuiltinCatalogue.of(inquest, python, values(shower), shower));
  }

  /** A session of queries. */
  public Session session(Hooks hooks, Shower shower, Map<String, String> parameters)
      throws CannotLoad {
    return new Session(catalogue(hooks, shower), values(shower), parameters);
  }
}
