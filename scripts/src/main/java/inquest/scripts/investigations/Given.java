package inquest.scripts.investigations;

import inquest.dsl.ast.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of an investigation's parameters: what was given, else what it has of itself. */
public final class Given {
  private Given() {}

  /**
   * The value of each parameter.
   *
   * @param values what was given, by name
   * @throws InvestigationFailed where one is missing, or none has that name
   */
  public static Map<String, String> of(Investigation investigation, Map<String, String> values)
      throws InvestigationFailed {
    List<String> names = investigation.parameters().stream().map(Parameter::name).toList();
    for (String name : values.keySet()) {
      if (!names.contains(name)) {
        throw new InvestigationFailed(unknown(investigation.name(), name, names));
      }
    }
    Map<String, String> all = new HashMap<>(values);
    for (Parameter parameter : investigation.parameters()) {
      if (!values.containsKey(parameter.name())) {
        all.put(
            parameter.name(),
            parameter
                .otherwise()
                .orElseThrow(() ->
                    new InvestigationFailed(
                        investigation.name()
                            + " needs "
                            + parameter.name()
                            + "=…"
                            + (parameter.help().isEmpty() ? "" : ": " + parameter.help()))));
      }
    }
    return all;
  }

  private static String unknown(String investigation, String name, List<String> names) {
    String has = names.isEmpty() ? "it takes none" : "it takes " + String.join(", ", names);
    return investigation
        + " has no parameter '"
        + name
        + "'; "
        + Nearest.to(name, names).map(n -> "did you mean " + n + "?").orElse(has);
  }
}
