package inquest.scripts.cli;

import static inquest.scripts.cli.WordTypes.path;
import static net.sourceforge.argparse4j.impl.Arguments.storeTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParser;
import net.sourceforge.argparse4j.inf.Subparsers;

/**
 * The commands, each declared once.
 *
 * @param top understands a whole command line that begins with the command
 * @param command understands what follows the command; empty where there is no such command
 */
record Parsers(ArgumentParser top, Optional<ArgumentParser> command) {
  /**
   * The library pads the words of texts that it wraps; every text here is short enough as it is.
   */
  private static final int UNWRAPPED = 1_000;

  /** A command, and who declares what it takes. */
  private record Declared(
      String name, String words, String help, Consumer<ArgumentParser> options) {}

  private static final List<Declared> COMMANDS =
      List.of(
          new Declared(
              "core", "CORE [EXECUTABLE] [options]", "report of a core file", CommandWords::core),
          new Declared(
              "remote", "PID [options]", "report of a living process", CommandWords::remote),
          new Declared(
              "exec",
              "[options] -- COMMAND ...",
              "run a program, and report when it dies or goes silent",
              CommandWords::exec),
          new Declared(
              "query",
              "TARGET QUERY ... [options]",
              "answers to queries about a core or a living process",
              CommandWords::query),
          new Declared(
              "shell",
              "TARGET [options]",
              "queries and commands at a prompt, or from a script",
              CommandWords::shell),
          new Declared(
              "run",
              "NAME TARGET [NAME=VALUE ...] [options]",
              "a canned investigation of a core or a living process",
              CommandWords::run),
          new Declared(
              "list", "[options]", "investigations, relations and printers", CommandWords::list),
          new Declared(
              "layout",
              "TARGET [options]",
              "where an interpreter's structures keep their fields",
              CommandWords::layout),
          new Declared(
              "dump",
              "PID [options]",
              "a core of a living process, which lives on",
              CommandWords::dump),
          new Declared(
              "demo", "[options]", "report of a sample core", OptionGroups::addReportOptions));

  /**
   * Declares every command, and the options of one: those of all would cost each start a tenth of
   * its time.
   *
   * @param wanted the command; any other word where there is none
   */
  static Parsers of(String wanted) {
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
    OptionGroups.addHelp(parser);
    parser.addArgument("--version").action(storeTrue()).help("show the version and exit");
    Subparsers commands =
        parser.addSubparsers().dest("command").title("commands").metavar("COMMAND");
    Optional<ArgumentParser> command = Optional.empty();
    for (Declared each : COMMANDS) {
      ArgumentParser made = commands.addParser(each.name(), false).help(each.help());
      if (each.name().equals(wanted)) {
        made.description(each.help()).usage("inquest " + each.name() + " " + each.words());
        OptionGroups.addHelp(made);
        each.options().accept(made);
        command = Optional.of(made);
      }
    }
    return new Parsers(parser, command);
  }

  /** Understands what may follow a core that no command stands before. */
  static ArgumentParser coreAlone() {
    ArgumentParser parser =
        ArgumentParsers.newFor("inquest").addHelp(false).terminalWidthDetection(false).build();
    parser.addArgument("CORE").type(path());
    parser.addArgument("PARAMETER").nargs("*");
    OptionGroups.addInvestigationOptions(parser);
    OptionGroups.addBlockOption(parser);
    OptionGroups.addFormatOption(parser);
    OptionGroups.addValueOptions(parser);
    OptionGroups.addColourOption(parser);
    OptionGroups.addSearchOptions(parser);
    return parser;
  }
}
