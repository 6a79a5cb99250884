package inquest.scripts.cli;

import static inquest.scripts.cli.WordTypes.number;
import static inquest.scripts.cli.WordTypes.path;
import static inquest.scripts.cli.WordTypes.searchPath;
import static net.sourceforge.argparse4j.impl.Arguments.append;
import static net.sourceforge.argparse4j.impl.Arguments.storeFalse;
import static net.sourceforge.argparse4j.impl.Arguments.storeTrue;

import net.sourceforge.argparse4j.inf.ArgumentParser;

/** Options that belong together, which one or more commands take. */
final class OptionGroups {
  private OptionGroups() {}

  static void addHelp(ArgumentParser parser) {
    parser.addArgument("-h", "--help").action(storeTrue()).help("show this help message and exit");
  }

  static void addBlockOption(ArgumentParser parser) {
    parser
        .addArgument("--no-block")
        .dest("block")
        .action(storeFalse())
        .help("do not stop a living process while it is read");
  }

  static void addReportOptions(ArgumentParser parser) {
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

  static void addColourOption(ArgumentParser parser) {
    parser
        .addArgument("--no-color")
        .dest("colour")
        .action(storeFalse())
        .help("no colour, as with the variable NO_COLOR");
  }

  static void addInvestigationOptions(ArgumentParser parser) {
    parser
        .addArgument("--exit-code")
        .action(storeTrue())
        .help("exit with status 3 if it found what it looks for");
    addFoldersOption(parser);
  }

  static void addFoldersOption(ArgumentParser parser) {
    parser
        .addArgument("--investigations")
        .metavar("DIR")
        .type(path())
        .action(append())
        .help("a folder with investigations of your own (repeatable)");
  }

  static void addHooksOption(ArgumentParser parser) {
    parser
        .addArgument("--hooks")
        .metavar("PATH")
        .type(path())
        .action(append())
        .help("Python file or folder of hooks (repeatable)");
    parser
        .addArgument("--no-hooks")
        .dest("own_hooks")
        .action(storeFalse())
        .help("load no hooks of ~/.config/inquest/hooks");
  }

  static void addValueOptions(ArgumentParser parser) {
    ValueLimits usual = ValueLimits.DEFAULT;
    parser
        .addArgument("--depth")
        .metavar("N")
        .type(number(0))
        .setDefault(usual.depth())
        .help("containers in containers to show (" + usual.depth() + ")");
    parser
        .addArgument("--items")
        .metavar("N")
        .type(number(1))
        .setDefault(usual.items())
        .help("items to show of one container (" + usual.items() + ")");
    parser
        .addArgument("--total")
        .metavar("N")
        .type(number(1))
        .setDefault(usual.total())
        .help("characters to show of one value (" + usual.total() + ")");
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

  static void addParameterOption(ArgumentParser parser) {
    parser
        .addArgument("--set")
        .metavar("NAME=VALUE")
        .action(append())
        .help("what $NAME stands for in the queries (repeatable)");
  }

  static void addFormatOption(ArgumentParser parser) {
    parser
        .addArgument("--format")
        .choices("text", "json", "ndjson", "csv")
        .setDefault("text")
        .help("how answers are written (text)");
  }

  static void addSearchOptions(ArgumentParser parser) {
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

  static void addDebuginfodOption(ArgumentParser parser) {
    parser
        .addArgument("--no-debuginfod")
        .dest("debuginfod")
        .action(storeFalse())
        .help("ask no server of DEBUGINFOD_URLS for files");
  }

  static void addLayoutOption(ArgumentParser parser) {
    parser
        .addArgument("--layout")
        .metavar("FILE")
        .type(path())
        .action(append())
        .help("a layout file for a patched interpreter (repeatable)");
  }
}
