package inquest.scripts.cli;

import inquest.engine.report.Wanted;
import inquest.scripts.answer.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * Understands the words of the command line: the words themselves are declared in {@link Parsers}.
 */
final class Arguments {
  /** What this program calls its own version. */
  static final String VERSION = "0.1.0";

  private static final Set<String> COMMANDS = Set.of("core", "query", "shell", "layout", "demo");

  /** Options that may stand before the command, as users of similar tools write them. */
  private static final Set<String> ANYWHERE = Set.of("-v", "--verbose", "--no-color");

  private static final Set<String> HELP = Set.of("-h", "--help");

  private static final String HELP_END =
      """
      Exit status: 0 done, 1 could not be analysed, 2 wrong usage or not a Python
      process, 4 done but the answer lacks something (with --strict).
      """;

  /** A word that was rather meant as a command than as a file. */
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private Arguments() {}

  /**
   * Makes a command of the words.
   *
   * @param args the words after the program's name
   * @param exists whether there is a file of that name, which decides what a lone word means
   * @throws Stop with {@link ExitStatus#WRONG_USE} when the words make no sense
   */
  static Command parse(String[] args, Predicate<Path> exists) {
    if (args.length == 0) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          "name a core file or a command; inquest --help lists them, inquest demo shows one");
    }
    List<String> words = commandFirst(List.of(args), exists);
    Parsers parsers = Parsers.make();
    String first = words.getFirst();
    if (first.equals("--version")) {
      return new TextCommand("inquest " + VERSION + "\n");
    }
    // Looked for here: the library would write to the standard output itself.
    if (!Collections.disjoint(beforeDashes(words), HELP)) {
      return new TextCommand(parsers.of(first).formatHelp() + "\n" + HELP_END);
    }
    try {
      return command(parsers.top().parseArgs(words.toArray(String[]::new)));
    } catch (ArgumentParserException wrong) {
      String command = COMMANDS.contains(first) ? " " + first : "";
      throw new Stop(
          ExitStatus.WRONG_USE, wrong.getMessage() + "; see inquest" + command + " --help");
    }
  }

  private static List<String> beforeDashes(List<String> words) {
    int dashes = words.indexOf("--");
    return dashes < 0 ? words : words.subList(0, dashes);
  }

  /** Puts the command before options that may precede it, and the implied "core" before a file. */
  private static List<String> commandFirst(List<String> args, Predicate<Path> exists) {
    List<String> words = new ArrayList<>(args);
    int options = 0;
    while (options < words.size() && ANYWHERE.contains(words.get(options))) {
      options++;
    }
    if (options == words.size()) {
      return words;
    }
    String first = words.get(options);
    if (COMMANDS.contains(first)) {
      Collections.rotate(words.subList(0, options + 1), 1);
      return words;
    }
    if (HELP.contains(first) || first.equals("--version")) {
      return words;
    }
    refuseWhatIsNoFile(first, exists);
    words.addFirst("core");
    return words;
  }

  private static void refuseWhatIsNoFile(String word, Predicate<Path> exists) {
    if (DIGITS.matcher(word).matches()) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          "%s would be a process, and living processes cannot be read yet: write its core with gcore %s, or give a file of that name as ./%s"
              .formatted(word, word, word));
    }
    if (WORD.matcher(word).matches() && !exists.test(Path.of(word))) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          "there is no command and no file '%s'; the commands are core, query, shell, layout and demo"
              .formatted(word));
    }
  }

  private static Command command(Namespace parsed) {
    return switch (parsed.getString("command")) {
      case "core" ->
          new CoreCommand(
              parsed.get("CORE"),
              Optional.ofNullable(parsed.get("EXECUTABLE")),
              reportOptions(parsed));
      case "query" -> query(parsed);
      case "shell" ->
          new ShellCommand(
              parsed.get("CORE"),
              parameters(parsed.getList("set")),
              flag(parsed, "history", true),
              reportOptions(parsed));
      case "layout" ->
          new LayoutCommand(
              parsed.get("TARGET"),
              paths(parsed, "debug_root"),
              paths(parsed, "layout"),
              flag(parsed, "debuginfod", true));
      case "demo" -> new DemoCommand(reportOptions(parsed));
      default -> throw new IllegalStateException("a command without code: " + parsed);
    };
  }

  private static QueryCommand query(Namespace parsed) {
    List<String> queries = parsed.getList("QUERY");
    List<Path> files = paths(parsed, "file");
    if (queries.isEmpty() && files.isEmpty()) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          "query needs a query: 'describe' lists what can be asked, 'threads' is one");
    }
    return new QueryCommand(
        parsed.get("CORE"),
        queries,
        files,
        Format.valueOf(parsed.getString("format").toUpperCase(Locale.ROOT)),
        parsed.getBoolean("short"),
        parameters(parsed.getList("set")),
        reportOptions(parsed));
  }

  private static Map<String, String> parameters(List<String> given) {
    Map<String, String> parameters = new HashMap<>();
    for (String text : given == null ? List.<String>of() : given) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new Stop(ExitStatus.WRONG_USE, "--set takes NAME=VALUE, not '" + text + "'");
      }
      parameters.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return parameters;
  }

  private static boolean flag(Namespace parsed, String name, boolean otherwise) {
    Boolean given = parsed.getBoolean(name);
    return given == null ? otherwise : given;
  }

  private static ReportOptions reportOptions(Namespace parsed) {
    return new ReportOptions(
        flag(parsed, "locals", false),
        flag(parsed, "fold", true),
        flag(parsed, "all_frames", false),
        nativeFrames(parsed),
        flag(parsed, "plumbing", false),
        parsed.getBoolean("redact"),
        parsed.getBoolean("verbose"),
        flag(parsed, "colour", true),
        parsed.getBoolean("strict"),
        new ValueLimits(parsed.getInt("depth"), parsed.getInt("items"), parsed.getInt("total")),
        Optional.<List<Path>>ofNullable(parsed.get("lib_search_path")).orElse(List.of()),
        Optional.ofNullable(parsed.get("lib_search_root")),
        Optional.ofNullable(parsed.get("sysroot")),
        paths(parsed, "layout"),
        flag(parsed, "debuginfod", true));
  }

  /** The option that shows most. */
  private static Wanted.NativeFrames nativeFrames(Namespace parsed) {
    if (flag(parsed, "native_all", false)) {
      return Wanted.NativeFrames.ALL;
    }
    if (flag(parsed, "native", false) || flag(parsed, "plumbing", false)) {
      return Wanted.NativeFrames.MERGED;
    }
    return flag(parsed, "native_last", false) ? Wanted.NativeFrames.LAST : Wanted.NativeFrames.NONE;
  }

  private static List<Path> paths(Namespace parsed, String name) {
    List<Path> given = parsed.getList(name);
    return given == null ? List.of() : given;
  }
}
