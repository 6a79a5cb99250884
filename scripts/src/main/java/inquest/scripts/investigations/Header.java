package inquest.scripts.investigations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments at the head of a script, up to the first line that is none:
 *
 * <pre>
 * # Why the process died.               the first one says what it finds out
 * # $frames=3  how many frames …        a parameter, its value where none is given, its help
 * # found: exists (threads where …)     the condition under which --exit-code ends with 3
 * # next: core CORE --locals            a command worth running after it
 * </pre>
 *
 * @param summary what it finds out; empty where it does not say
 * @param parameters what it can be told
 * @param found when it found what it looks for; empty where it does not say
 * @param next commands worth running after it
 */
record Header(
    String summary, List<Parameter> parameters, Optional<String> found, List<String> next) {
  private static final Pattern PARAMETER =
      Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{Nd}_]*)(?:=(\"[^\"]*\"|\\S*))?(?:\\s+(.*))?");
  private static final String FOUND = "found:";
  private static final String NEXT = "next:";

  Header {
    parameters = List.copyOf(parameters);
    next = List.copyOf(next);
  }

  static Header of(String script) {
    String summary = "";
    List<Parameter> parameters = new ArrayList<>();
    Optional<String> found = Optional.empty();
    List<String> next = new ArrayList<>();
    for (String line : script.lines().toList()) {
      if (!line.startsWith("#")) {
        break;
      }
      String text = line.substring(1).strip();
      Matcher parameter = PARAMETER.matcher(text);
      if (parameter.matches()) {
        parameters.add(parameter(parameter));
      } else if (text.startsWith(FOUND)) {
        found = Optional.of(text.substring(FOUND.length()).strip());
      } else if (text.startsWith(NEXT)) {
        next.add(text.substring(NEXT.length()).strip());
      } else if (summary.isEmpty() && !text.startsWith("!")) {
        summary = text;
      }
    }
    return new Header(summary, parameters, found, next);
  }

  private static Parameter parameter(Matcher matched) {
    Optional<String> otherwise = Optional.ofNullable(matched.group(2)).map(Header::unquoted);
    return new Parameter(
        matched.group(1), otherwise, Optional.ofNullable(matched.group(3)).orElse(""));
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
