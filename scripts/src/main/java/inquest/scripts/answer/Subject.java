package inquest.scripts.answer;

import inquest.dsl.eval.PythonValues;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import java.util.Map;
import java.util.Objects;

/**
 * What answers are about: a process, and how its values are shown.
 *
 * @param name what the user calls it: the core file
 * @param python its interpreter
 * @param shower spells values
 * @param limits how much of each value it shows
 */
public record Subject(String name, PythonProcess python, Shower shower, ShowLimits limits) {
  /** Refuses null. */
  public Subject {
    Objects.requireNonNull(name);
    Objects.requireNonNull(python);
    Objects.requireNonNull(shower);
    Objects.requireNonNull(limits);
  }

  /** Paths into its objects. */
  public PythonValues values() {
    return new PythonValues(python.objects(), shower);
  }

  /** The same with containers opened to another depth. */
  PythonValues values(int depth) {
    return new PythonValues(python.objects(), shower.within(limits.withDepth(depth)));
  }

  /** What formats for programs say of it. */
  Map<String, String> facts() {
    return Map.of(
        python.image().target().alive() ? "pid" : "core",
        name,
        "python",
        python.layout().version().toString(),
        "build",
        python.layout().flavour().word(),
        "architecture",
        python.image().target().architecture().displayName());
  }
}
