package inquest.scripts.cli;

import inquest.dsl.ast.Nearest;
import inquest.engine.report.Wanted;
import inquest.engine.target.live.CoreDump;
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

  private static final List<String> COMMANDS =
      List.of("core", "remote", "query", "shell", "run", "list", "layout", "exec", "dump", "demo");

  /** Options that may stand before the command, as users of similar tools write them. */
  private static final Set<String> ANYWHERE = Set.of("-v", "--verbose", "--no-color");

  private static final Set<String> HELP = Set.of("-h", "--help");

  private static final String DASHES =
      "exec needs -- before the command that it runs, as exec -- python3 app.py";

  private static final String HELP_END =
      """
      Exit status: 0 done, 1 could not be analysed, 2 wrong usage or not a Python
      process, 3 an investigation found what it looks for (with --exit-code),
      4 done but the answer lacks something (with --strict).
      """;

  /** A word that was rather meant as a command than as a file. */
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private static final Pattern OTHER_PACKING = Pattern.compile("\\.(xz|lz4|bz2|zip|lzma)$");

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
    boolean lone = words.size() > args.length; // a core, and no command before it
    String first = words.getFirst();
    if (first.equals("--version")) {
      return new TextCommand("inquest " + VERSION + "\n");
    }
    Parsers parsers = Parsers.of(first);
    // Looked for here: the library would write to the standard output itself.
    if (!Collections.disjoint(beforeDashes(words), HELP)) {
      return new TextCommand(
          parsers.command().orElse(parsers.top()).formatHelp() + "\n" + HELP_END);
    }
    if (lone) {
      Optional<Command> inspect = inspect(words.subList(1, words.size()));
      if (inspect.isPresent()) {
        return inspect.get();
      }
    }
    try {
      if (first.equals("exec")) {
        // the program's own words are not ours to understand
        List<String> ours = beforeDashes(words);
        List<String> program = words.subList(Math.min(ours.size() + 1, words.size()), words.size());
        return exec(parsers.top().parseArgs(ours.toArray(String[]::new)), program);
      }
      return command(parsers.top().parseArgs(words.toArray(String[]::new)));
    } catch (ArgumentParserException wrong) {
      if (first.equals("exec") && !words.contains("--")) {
        throw new Stop(ExitStatus.WRONG_USE, DASHES);
      }
      String command = COMMANDS.contains(first) ? " " + first : "";
      throw new Stop(
          ExitStatus.WRONG_USE, wrong.getMessage() + "; see inquest" + command + " --help");
    }
  }

  /** Nothing but a core and what an investigation takes; the report takes more. */
  private static Optional<Command> inspect(List<String> words) {
    try {
      Namespace parsed = Parsers.coreAlone().parseArgs(words.toArray(String[]::new));
      Path core = parsed.get("CORE");
      Opened.pid(core); // which refuses a number that is none
      List<String> given = parsed.getList("PARAMETER");
      if (given != null && !given.stream().allMatch(word -> word.indexOf('=') > 0)) {
        return Optional.empty(); // an executable, which the report takes
      }
      return Optional.of(
          new InspectCommand(core, parameters(given, ""), investigationOptions(parsed)));
    } catch (ArgumentParserException more) {
      return Optional.empty(); // the report's own parser says what is wrong, if anything is
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
    if (first.equals("help") && !exists.test(Path.of(first))) {
      Collections.rotate(words.subList(options, words.size()), -1);
      words.set(words.size() - 1, "--help");
      return words;
    }
    if (DIGITS.matcher(first).matches()) {
      words.addFirst("remote");
      return words;
    }
    refuseWhatIsNoFile(first, exists);
    words.addFirst("core");
    return words;
  }

  private static void refuseWhatIsNoFile(String word, Predicate<Path> exists) {
    if (WORD.matcher(word).matches() && !exists.test(Path.of(word))) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          "there is no command and no file '%s'; %s"
              .formatted(
                  word,
                  Nearest.to(word, COMMANDS)
                      .map(near -> "did you mean " + near + "?")
                      .orElse("the commands are " + String.join(", ", COMMANDS))));
    }
  }

  private static Command command(Namespace parsed) {
    return switch (parsed.getString("command")) {
      case "core" ->
          new CoreCommand(
              parsed.get("CORE"),
              Optional.ofNullable(parsed.get("EXECUTABLE")),
              reportOptions(parsed));
      case "remote" -> remote(parsed);
      case "query" -> query(parsed);
      case "shell" -> shell(parsed);
      case "run" -> run(parsed);
      case "list" ->
          new ListCommand(
              paths(parsed, "investigations"),
              parsed.getBoolean("own_hooks"),
              paths(parsed, "hooks"));
      case "layout" ->
          new LayoutCommand(
              parsed.get("TARGET"),
              paths(parsed, "debug_root"),
              paths(parsed, "layout"),
              flag(parsed, "debuginfod", true));
      case "dump" -> dump(parsed);
      case "demo" -> new DemoCommand(reportOptions(parsed));
      default -> throw new IllegalStateException("a command without code: " + parsed);
    };
  }

  private static ExecCommand exec(Namespace parsed, List<String> program) {
    if (program.isEmpty()) {
      throw new Stop(ExitStatus.WRONG_USE, DASHES);
    }
    return new ExecCommand(
        program,
        Optional.ofNullable(parsed.get("timeout")),
        parsed.getBoolean("kill"),
        reportOptions(parsed));
  }

  private static int pid(Namespace parsed, String otherwise) {
    String word = parsed.getString("PID");
    return Opened.pid(Path.of(word))
        .orElseThrow(() ->
            new Stop(ExitStatus.WRONG_USE, "'%s' is no process id%s".formatted(word, otherwise)));
  }

  private static Command dump(Namespace parsed) {
    int pid = pid(parsed, "");
    Path output = Optional.<Path>ofNullable(parsed.get("output")).orElse(Path.of("core." + pid));
    if (OTHER_PACKING.matcher(output.toString()).find()) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          output + ": cores are compressed as .zst or .gz; any other name gets a plain core");
    }
    return new DumpCommand(
        pid, output, new CoreDump.Options(parsed.getBoolean("block"), parsed.getBoolean("force")));
  }

  private static Command remote(Namespace parsed) {
    return new RemoteCommand(
        pid(parsed, "; for a core file, inquest core"),
        parsed.getBoolean("block"),
        parsed.getBoolean("children"),
        parsed.getInt("samples"),
        parsed.get("interval"),
        reportOptions(parsed));
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
        parsed.get("TARGET"),
        queries,
        files,
        format(parsed),
        parsed.getBoolean("short"),
        parsed.getBoolean("block"),
        parameters(parsed.getList("set"), "--set takes"),
        reportOptions(parsed));
  }

  private static ShellCommand shell(Namespace parsed) {
    return new ShellCommand(
        parsed.get("TARGET"),
        parsed.getBoolean("block"),
        parameters(parsed.getList("set"), "--set takes"),
        flag(parsed, "history", true),
        reportOptions(parsed));
  }

  private static RunCommand run(Namespace parsed) {
    Optional<Path> core = Optional.ofNullable(parsed.get("TARGET"));
    boolean show = parsed.getBoolean("show");
    if (core.isEmpty() && !show) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          "run needs a core or a process after the name of the investigation; --show prints it"
              + " instead");
    }
    return new RunCommand(
        parsed.getString("NAME"),
        core,
        parameters(parsed.getList("PARAMETER"), "an investigation takes"),
        show,
        investigationOptions(parsed));
  }

  private static InvestigationOptions investigationOptions(Namespace parsed) {
    return new InvestigationOptions(
        paths(parsed, "investigations"),
        format(parsed),
        parsed.getBoolean("exit_code"),
        parsed.getBoolean("block"),
        reportOptions(parsed));
  }

  private static Format format(Namespace parsed) {
    return Format.valueOf(parsed.getString("format").toUpperCase(Locale.ROOT));
  }

  private static Map<String, String> parameters(List<String> given, String who) {
    Map<String, String> parameters = new HashMap<>();
    for (String text : given == null ? List.<String>of() : given) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new Stop(ExitStatus.WRONG_USE, who + " NAME=VALUE, not '" + text + "'");
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
        flag(parsed, "debuginfod", true),
        flag(parsed, "own_hooks", true),
        paths(parsed, "hooks"));
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
