package inquest.scripts.cli;

import static net.sourceforge.argparse4j.impl.Arguments.append;
import static net.sourceforge.argparse4j.impl.Arguments.storeFalse;
import static net.sourceforge.argparse4j.impl.Arguments.storeTrue;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.Argument;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.ArgumentParserException;
import net.sourceforge.argparse4j.inf.ArgumentType;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * The commands and options, each declared once.
 *
 * @param top understands a whole command line
 * @param lone understands one that names no command: a core and what an investigation takes
 * @param commands understand what follows a command, by its name
 */
record Parsers(ArgumentParser top, ArgumentParser lone, Map<String, ArgumentParser> commands) {
  /**
   * The library pads the words of texts that it wraps; every text here is short enough as it is.
   */
  private static final int UNWRAPPED = 1_000;

  private static final Pattern TIME = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?)(ms|s|m)?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  Parsers {
    commands = Map.copyOf(commands);
  }

  /** The parser of a command, or of the whole where there is no such command. */
  ArgumentParser of(String command) {
    return commands.getOrDefault(command, top);
  }

  /** Declares every command and option. */
  static Parsers make() {
    ArgumentParser parser =
        ArgumentParsers.newFor("inquest")
            .locale(Locale.ENGLISH)
            .addHelp(false)
            .terminalWidthDetection(false)
            .defaultFormatWidth(UNWRAPPED)
            .build();
    parser.usage("inquest COMMAND ...  or  inquest CORE|PID [options of run]");
    parser.description(
        "Shows what a Python process is doing, or was doing when its core was written.");
    addHelp(parser);
    parser.addArgument("--version").action(storeTrue()).help("show the version and exit");
    Subparsers commands =
        parser.addSubparsers().dest("command").title("commands").metavar("COMMAND");

    ArgumentParser core =
        addCommand(commands, "core", "CORE [EXECUTABLE] [options]", "report of a core file");
    core.addArgument("CORE").type(path()).help("the core; also compressed (gzip, xz, zstd, lz4)");
    core.addArgument("EXECUTABLE")
        .type(path())
        .nargs("?")
        .help("what the process ran, where that was moved");
    addReportOptions(core);
    addSearchOptions(core);

    ArgumentParser remote =
        addCommand(commands, "remote", "PID [options]", "report of a living process");
    remote.addArgument("PID").help("the process id");
    addRemoteOptions(remote);
    addReportOptions(remote);
    addSearchOptions(remote);

    ArgumentParser exec =
        addCommand(
            commands,
            "exec",
            "[options] -- COMMAND ...",
            "run a program, and report when it dies or goes silent");
    exec.addArgument("--timeout")
        .metavar("TIME")
        .type(duration())
        .help("report when it writes nothing for so long, as 30s, 5m");
    exec.addArgument("--kill").action(storeTrue()).help("and kill it then");
    addReportOptions(exec);
    addSearchOptions(exec);

    ArgumentParser query =
        addCommand(
            commands,
            "query",
            "TARGET QUERY ... [options]",
            "answers to queries about a core or a living process");
    query.addArgument("TARGET").type(path()).help("a core, also compressed, or a process id");
    query
        .addArgument("QUERY")
        .nargs("*")
        .help("as 'threads where holds_gil'; 'describe' lists more");
    addQueryOptions(query);
    addBlockOption(query);
    addValueOptions(query);
    addSearchOptions(query);

    ArgumentParser shell =
        addCommand(
            commands,
            "shell",
            "TARGET [options]",
            "queries and commands at a prompt, or from a script");
    shell.addArgument("TARGET").type(path()).help("a core, also compressed, or a process id");
    addShellOptions(shell);
    addBlockOption(shell);
    addValueOptions(shell);
    addSearchOptions(shell);

    ArgumentParser run =
        addCommand(
            commands,
            "run",
            "NAME TARGET [NAME=VALUE ...] [options]",
            "a canned investigation of a core or a living process");
    run.addArgument("NAME").help("of an investigation in 'inquest list', or its file");
    run.addArgument("TARGET")
        .type(path())
        .nargs("?")
        .help("a core, also compressed, or a process id");
    run.addArgument("PARAMETER").nargs("*").help("what it can be told, as NAME=VALUE");
    run.addArgument("--show").action(storeTrue()).help("print its script, and run nothing");
    addInvestigationOptions(run);
    addBlockOption(run);
    addFormatOption(run);
    addValueOptions(run);
    addColourOption(run);
    addSearchOptions(run);

    ArgumentParser list =
        addCommand(commands, "list", "[options]", "investigations, relations and printers");
    addFoldersOption(list);
    addHooksOption(list);

    ArgumentParser layout =
        addCommand(
            commands,
            "layout",
            "TARGET [options]",
            "where an interpreter's structures keep their fields");
    layout
        .addArgument("TARGET")
        .type(path())
        .help("an interpreter, its libpython, a core, or a process id");
    layout
        .addArgument("--debug-root")
        .metavar("DIR")
        .type(path())
        .action(append())
        .help("debug files, besides /usr/lib/debug (repeatable)");
    addDebuginfodOption(layout);
    addLayoutOption(layout);

    ArgumentParser dump =
        addCommand(commands, "dump", "PID [options]", "a core of a living process, which lives on");
    dump.addArgument("PID").help("the process id");
    addDumpOptions(dump);

    ArgumentParser demo = addCommand(commands, "demo", "[options]", "report of a sample core");
    addReportOptions(demo);
    return new Parsers(
        parser,
        coreAlone(),
        Map.of(
            "core", core, "remote", remote, "exec", exec, "dump", dump, "query", query, "shell",
            shell, "run", run, "list", list, "layout", layout, "demo", demo));
  }

  /** What may follow a core that no command stands before. */
  private static ArgumentParser coreAlone() {
    ArgumentParser parser =
        ArgumentParsers.newFor("inquest").addHelp(false).terminalWidthDetection(false).build();
    parser.addArgument("CORE").type(path());
    addInvestigationOptions(parser);
    addBlockOption(parser);
    addFormatOption(parser);
    addValueOptions(parser);
    addColourOption(parser);
    addSearchOptions(parser);
    return parser;
  }

  private static ArgumentParser addCommand(
      Subparsers commands, String name, String words, String help) {
    ArgumentParser command = commands.addParser(name, false).help(help).description(help);
    command.usage("inquest " + name + " " + words);
    addHelp(command);
    return command;
  }

  private static void addHelp(ArgumentParser parser) {
    parser.addArgument("-h", "--help").action(storeTrue()).help("show this help message and exit");
  }

  private static void addBlockOption(ArgumentParser parser) {
    parser
        .addArgument("--no-block")
        .dest("block")
        .action(storeFalse())
        .help("do not stop a living process while it is read");
  }

  private static void addDumpOptions(ArgumentParser parser) {
    parser
        .addArgument("-o", "--output")
        .metavar("FILE")
        .type(path())
        .help("name of the core (core.PID); .zst and .gz compress");
    parser
        .addArgument("--no-block")
        .dest("block")
        .action(storeFalse())
        .help("stop it only for registers and stacks, not all memory");
    parser.addArgument("--force").action(storeTrue()).help("replace a file of that name");
  }

  private static void addRemoteOptions(ArgumentParser parser) {
    addBlockOption(parser);
    parser
        .addArgument("--children")
        .action(storeTrue())
        .help("report also each Python process below it");
    parser
        .addArgument("--samples")
        .metavar("N")
        .type(number(1))
        .setDefault(1)
        .help("look N times, and tell which threads moved (1)");
    parser
        .addArgument("--interval")
        .metavar("TIME")
        .type(duration())
        .setDefault(Duration.ofSeconds(1))
        .help("time between looks, as 0.5, 200ms or 2s (1s)");
  }

  private static void addReportOptions(ArgumentParser parser) {
    parser.addArgument("--locals").action(storeTrue()).help("show arguments and local variables");
    parser
        .addArgument("--native")
        .action(storeTrue())
        .help("show native (C, C++, Rust) frames in the stacks");
    parser
        .addArgument("--native-all")
        .action(storeTrue())
        .help("the same, and native threads without Python");
    parser
        .addArgument("--native-last")
        .action(storeTrue())
        .help("only native frames that the last Python frame called");
    parser
        .addArgument("--plumbing")
        .action(storeTrue())
        .help("also native frames that only carry calls on");
    parser
        .addArgument("--exhaustive")
        .action(storeTrue())
        .help("as always: every way to find the interpreter is tried");
    parser
        .addArgument("--no-fold")
        .dest("fold")
        .action(storeFalse())
        .help("show each thread, also those of equal stacks");
    parser
        .addArgument("--all-frames")
        .action(storeTrue())
        .help("show long stacks whole, not only their ends");
    addValueOptions(parser);
    addColourOption(parser);
  }

  private static void addColourOption(ArgumentParser parser) {
    parser
        .addArgument("--no-color")
        .dest("colour")
        .action(storeFalse())
        .help("no colour, as with the variable NO_COLOR");
  }

  private static void addShellOptions(ArgumentParser parser) {
    parser
        .addArgument("--no-history")
        .dest("history")
        .action(storeFalse())
        .help("remember no lines for the next time");
    addParameterOption(parser);
    addColourOption(parser);
  }

  private static void addInvestigationOptions(ArgumentParser parser) {
    parser
        .addArgument("--exit-code")
        .action(storeTrue())
        .help("exit with status 3 if it found what it looks for");
    addFoldersOption(parser);
  }

  private static void addFoldersOption(ArgumentParser parser) {
    parser
        .addArgument("--investigations")
        .metavar("DIR")
        .type(path())
        .action(append())
        .help("a folder with investigations of your own (repeatable)");
  }

  private static void addHooksOption(ArgumentParser parser) {
    parser
        .addArgument("--hooks")
        .metavar("PATH")
        .type(path())
        .action(append())
        .help("Python file or folder of hooks (repeatable)");
  }

  private static void addValueOptions(ArgumentParser parser) {
    ValueLimits usual = ValueLimits.DEFAULT;
    parser
        .addArgument("--depth")
        .metavar("N")
        .type(number(0))
        .setDefault(usual.depth())
        .help("containers in containers to show (%d)".formatted(usual.depth()));
    parser
        .addArgument("--items")
        .metavar("N")
        .type(number(1))
        .setDefault(usual.items())
        .help("items to show of one container (%d)".formatted(usual.items()));
    parser
        .addArgument("--total")
        .metavar("N")
        .type(number(1))
        .setDefault(usual.total())
        .help("characters to show of one value (%d)".formatted(usual.total()));
    addHooksOption(parser);
    parser.addArgument("--redact").action(storeTrue()).help("show types instead of values");
    parser
        .addArgument("-v", "--verbose")
        .action(storeTrue())
        .help("show also where the answers come from");
    parser
        .addArgument("--strict")
        .action(storeTrue())
        .help("exit with status 4 if the answer lacks something");
  }

  private static void addQueryOptions(ArgumentParser parser) {
    parser
        .addArgument("--file")
        .metavar("SCRIPT")
        .type(path())
        .action(append())
        .help("a file of queries, run first (repeatable)");
    addFormatOption(parser);
    parser
        .addArgument("--short")
        .action(storeTrue())
        .help("only the first column, without headings, for piping");
    addParameterOption(parser);
  }

  private static void addParameterOption(ArgumentParser parser) {
    parser
        .addArgument("--set")
        .metavar("NAME=VALUE")
        .action(append())
        .help("what $NAME stands for in the queries (repeatable)");
  }

  private static void addFormatOption(ArgumentParser parser) {
    parser
        .addArgument("--format")
        .choices("text", "json", "ndjson", "csv")
        .setDefault("text")
        .help("how answers are written (text)");
  }

  private static void addSearchOptions(ArgumentParser parser) {
    parser
        .addArgument("--lib-search-path")
        .metavar("A:B")
        .type(searchPath())
        .help("folders that hold the process's libraries");
    parser
        .addArgument("--lib-search-root")
        .metavar("DIR")
        .type(path())
        .help("a folder with the libraries anywhere below it");
    parser
        .addArgument("--sysroot")
        .metavar("DIR")
        .type(path())
        .help("a folder that stands for / of the process");
    addDebuginfodOption(parser);
    addLayoutOption(parser);
  }

  private static void addDebuginfodOption(ArgumentParser parser) {
    parser
        .addArgument("--no-debuginfod")
        .dest("debuginfod")
        .action(storeFalse())
        .help("ask no server of DEBUGINFOD_URLS for files");
  }

  private static void addLayoutOption(ArgumentParser parser) {
    parser
        .addArgument("--layout")
        .metavar("FILE")
        .type(path())
        .action(append())
        .help("a layout file for a patched interpreter (repeatable)");
  }

  private static ArgumentType<Path> path() {
    return (parser, argument, text) -> toPath(parser, argument, text);
  }

  private static Path toPath(ArgumentParser parser, Argument argument, String text)
      throws ArgumentParserException {
    if (text.isEmpty()) {
      throw new ArgumentParserException("an empty name is no file", parser, argument);
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ArgumentParserException("no file can have this name", e, parser, argument);
    }
  }

  private static ArgumentType<List<Path>> searchPath() {
    return (parser, argument, text) -> {
      List<Path> folders = new ArrayList<>();
      for (String folder : Stream.of(text.split(":", -1)).filter(f -> !f.isEmpty()).toList()) {
        folders.add(toPath(parser, argument, folder));
      }
      return List.copyOf(folders);
    };
  }

  private static ArgumentType<Duration> duration() {
    return (parser, argument, text) -> {
      Matcher time = TIME.matcher(text);
      if (!time.matches()) {
        throw new ArgumentParserException(
            "'%s' is no time, such as 0.5, 200ms or 2s".formatted(text), parser, argument);
      }
      double seconds = Double.parseDouble(time.group(1));
      double unit = "ms".equals(time.group(2)) ? 1e6 : "m".equals(time.group(2)) ? 60e9 : 1e9;
      return Duration.ofNanos((long) (seconds * unit));
    };
  }

  private static ArgumentType<Integer> number(int least) {
    return (parser, argument, text) -> {
      if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < least) {
        throw new ArgumentParserException(
            "'%s' is not a number from %d to 999999999".formatted(text, least), parser, argument);
      }
      return Integer.valueOf(text);
    };
  }
}
