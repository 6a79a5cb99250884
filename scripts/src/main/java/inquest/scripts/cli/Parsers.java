package inquest.scripts.cli;

import static net.sourceforge.argparse4j.impl.Arguments.append;
import static net.sourceforge.argparse4j.impl.Arguments.storeFalse;
import static net.sourceforge.argparse4j.impl.Arguments.storeTrue;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param commands understand what follows a command, by its name
 */
record Parsers(ArgumentParser top, Map<String, ArgumentParser> commands) {
  /**
   * The library pads the words of texts that it wraps; every text here is short enough as it is.
   */
  private static final int UNWRAPPED = 1_000;

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
    parser.usage("inquest COMMAND ...  or  inquest CORE");
    parser.description("Shows what a Python process was doing when its core was written.");
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

    ArgumentParser query =
        addCommand(
            commands, "query", "CORE QUERY ... [options]", "answers to queries about a core");
    query.addArgument("CORE").type(path()).help("the core; also compressed (gzip, xz, zstd, lz4)");
    query
        .addArgument("QUERY")
        .nargs("*")
        .help("as 'threads where holds_gil'; 'describe' lists more");
    addQueryOptions(query);
    addValueOptions(query);
    addSearchOptions(query);

    ArgumentParser shell =
        addCommand(
            commands,
            "shell",
            "CORE [options]",
            "queries and commands about a core, interactively");
    shell.addArgument("CORE").type(path()).help("the core; also compressed (gzip, xz, zstd, lz4)");
    addShellOptions(shell);
    addValueOptions(shell);
    addSearchOptions(shell);

    ArgumentParser layout =
        addCommand(
            commands,
            "layout",
            "TARGET [options]",
            "where an interpreter's structures keep their fields");
    layout.addArgument("TARGET").type(path()).help("an interpreter, its libpython, or a core");
    layout
        .addArgument("--debug-root")
        .metavar("DIR")
        .type(path())
        .action(append())
        .help("debug files, besides /usr/lib/debug (repeatable)");
    addDebuginfodOption(layout);
    addLayoutOption(layout);

    ArgumentParser demo = addCommand(commands, "demo", "[options]", "report of a sample core");
    addReportOptions(demo);
    return new Parsers(
        parser,
        Map.of("core", core, "query", query, "shell", shell, "layout", layout, "demo", demo));
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
    parser
        .addArgument("--format")
        .choices("text", "json", "ndjson", "csv")
        .setDefault("text")
        .help("how answers are written (text)");
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
