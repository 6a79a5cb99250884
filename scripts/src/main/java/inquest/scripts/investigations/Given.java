package inquest.scripts.investigations;

import inquest.dsl.ast.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of an investigation's parameters: what was given, else what it has of itself. */
public final class Given {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

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
    for (Parameter parameter : investigation.parameters()) {
      check(parameter, values.getOrDefault(parameter.name(), parameter.otherwise().orElse("")));
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

  /** A parameter that is a number where none is given is one where one is. */
  private static void check(Parameter parameter, String value) throws InvestigationFailed {
    boolean isNumber = NUMBER.matcher(parameter.otherwise().orElse("")).matches();
    if (isNumber && !NUMBER.matcher(value).matches()) {
      throw new InvestigationFailed(
          "%s is a whole number, such as %s, and not '%s'"
              .formatted(parameter.name(), parameter.otherwise().orElseThrow(), value));
    }
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
