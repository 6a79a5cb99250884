package inquest.examples;

import inquest.scripts.cli.Console;
import inquest.scripts.cli.Main;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line as it stands in a document, and what came of it.
 *
 * @param status the exit status
 * @param out what it answered
 * @param err what it said on standard error, without how far long work had come
 */
record CommandLine(int status, String out, String err) {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Pattern PROGRESS = Pattern.compile("inquest: [^\n]* \\.\\.\\.\n");

  /** Runs words as a shell would in the project's folder, though tests run in the module's. */
  static CommandLine run(String words) {
    return run(words, Map.of());
  }

  /** The same with environment variables. */
  static CommandLine run(String words, Map<String, String> environment) {
    List<String> all = new ArrayList<>();
    Matcher word = WORD.matcher(words);
    while (word.find()) {
      String text =
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3);
      all.add(text.startsWith("examples/") ? text.substring("examples/".length()) : text);
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(out, err, false, false, 100, environment, Optional.of(PROJECT));
    int status = Main.run(all.toArray(String[]::new), console);
    return new CommandLine(
        status, here(out.toString()), here(PROGRESS.matcher(err.toString()).replaceAll("")));
  }

  /** As the project's folder would have it. */
  private static String here(String text) {
    return text.replace(PROJECT + "/", "")
        .replaceAll("(?<![/\\w])(cores|investigations)/", "examples/$1/");
  }

  /**
   * The answer without what depends on the C library of the machine: its native frames, and the
   * widths of columns that come of them.
   */
  String withoutNative() {
    StringBuilder text = new StringBuilder();
    for (String line : out.lines().toList()) {
      boolean isNative = line.matches("(\\d+ +)?(native|inlined|macro) .*");
      if (!isNative && !line.startsWith("Native frame of the fault: ")) {
        text.append(line.replaceAll(" +", " ").replaceAll("─+", "─").stripTrailing()).append('\n');
      }
    }
    return text.toString();
  }
}
