package inquest.scripts.cli;

import static inquest.scripts.cli.OptionGroups.addBlockOption;
import static inquest.scripts.cli.OptionGroups.addColourOption;
import static inquest.scripts.cli.OptionGroups.addDebuginfodOption;
import static inquest.scripts.cli.OptionGroups.addFoldersOption;
import static inquest.scripts.cli.OptionGroups.addFormatOption;
import static inquest.scripts.cli.OptionGroups.addHooksOption;
import static inquest.scripts.cli.OptionGroups.addInvestigationOptions;
import static inquest.scripts.cli.OptionGroups.addLayoutOption;
import static inquest.scripts.cli.OptionGroups.addParameterOption;
import static inquest.scripts.cli.OptionGroups.addReportOptions;
import static inquest.scripts.cli.OptionGroups.addSearchOptions;
import static inquest.scripts.cli.OptionGroups.addValueOptions;
import static inquest.scripts.cli.WordTypes.duration;
import static inquest.scripts.cli.WordTypes.number;
import static inquest.scripts.cli.WordTypes.path;
import static net.sourceforge.argparse4j.impl.Arguments.append;
import static net.sourceforge.argparse4j.impl.Arguments.storeFalse;
import static net.sourceforge.argparse4j.impl.Arguments.storeTrue;

import java.time.Duration;
import net.sourceforge.argparse4j.inf.ArgumentParser;

/** What each command takes. */
final class CommandWords {
  private static final String TARGET = "a core, also compressed, or a process id";

  private CommandWords() {}

  static void core(ArgumentParser core) {
    core.addArgument("CORE").type(path()).help("the core; also compressed (gzip, xz, zstd, lz4)");
    core.addArgument("EXECUTABLE")
        .type(path())
        .nargs("?")
        .help("what the process ran, where that was moved");
    addReportOptions(core);
    addSearchOptions(core);
  }

  static void remote(ArgumentParser remote) {
    remote.addArgument("PID").help("the process id");
    addBlockOption(remote);
    remote
        .addArgument("--children")
        .action(storeTrue())
        .help("report also each Python process below it");
    remote
        .addArgument("--samples")
        .metavar("N")
        .type(number(1))
        .setDefault(1)
        .help("look N times, and tell which threads moved (1)");
    remote
        .addArgument("--interval")
        .metavar("TIME")
        .type(duration())
        .setDefault(Duration.ofSeconds(1))
        .help("time between looks, as 0.5, 200ms or 2s (1s)");
    addReportOptions(remote);
    addSearchOptions(remote);
  }

  static void exec(ArgumentParser exec) {
    exec.addArgument("--timeout")
        .metavar("TIME")
        .type(duration())
        .help("report when it writes nothing for so long, as 30s, 5m");
    exec.addArgument("--kill").action(storeTrue()).help("and kill it then");
    addReportOptions(exec);
    addSearchOptions(exec);
  }

  static void query(ArgumentParser query) {
    query.addArgument("TARGET").type(path()).help(TARGET);
    query
        .addArgument("QUERY")
        .nargs("*")
        .help("as 'threads where holds_gil'; 'describe' lists more");
    query
        .addArgument("--file")
        .metavar("SCRIPT")
        .type(path())
        .action(append())
        .help("a file of queries, run first (repeatable)");
    addFormatOption(query);
    query
        .addArgument("--short")
        .action(storeTrue())
        .help("only the first column, without headings, for piping");
    addParameterOption(query);
    addBlockOption(query);
    addValueOptions(query);
    addSearchOptions(query);
  }

  static void shell(ArgumentParser shell) {
    shell.addArgument("TARGET").type(path()).help(TARGET);
    shell
        .addArgument("--no-history")
        .dest("history")
        .action(storeFalse())
        .help("remember no lines for the next time");
    addParameterOption(shell);
    addColourOption(shell);
    addBlockOption(shell);
    addValueOptions(shell);
    addSearchOptions(shell);
  }

  static void run(ArgumentParser run) {
    run.addArgument("NAME").help("of an investigation in 'inquest list', or its file");
    run.addArgument("TARGET").type(path()).nargs("?").help(TARGET);
    run.addArgument("PARAMETER").nargs("*").help("what it can be told, as NAME=VALUE");
    run.addArgument("--show").action(storeTrue()).help("print its script, and run nothing");
    addInvestigationOptions(run);
    addBlockOption(run);
    addFormatOption(run);
    addValueOptions(run);
    addColourOption(run);
    addSearchOptions(run);
  }

  static void list(ArgumentParser list) {
    addFoldersOption(list);
    addHooksOption(list);
  }

  static void layout(ArgumentParser layout) {
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
  }

  static void dump(ArgumentParser dump) {
    dump.addArgument("PID").help("the process id");
    dump.addArgument("-o", "--output")
        .metavar("FILE")
        .type(path())
        .help("name of the core (core.PID); .zst and .gz compress");
    dump.addArgument("--no-block")
        .dest("block")
        .action(storeFalse())
        .help("stop it only for registers and stacks, not all memory");
    dump.addArgument("--force").action(storeTrue()).help("replace a file of that name");
  }
}
