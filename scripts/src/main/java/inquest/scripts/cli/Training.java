package inquest.scripts.cli;

import java.util.List;

/**
 * A run of the usual commands for the JVM to learn from: what it loads and does here is in the
 * start-up cache. The launcher starts it and throws its output away.
 */
final class Training {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("demo"),
          List.of("demo", "--locals"),
          List.of("demo", "--locals", "--no-fold", "--verbose"),
          List.of("core", "there/is/no/such/file"),
          List.of("--help"));

  private Training() {}

  public static void main(String[] args) {
    for (List<String> command : COMMANDS) {
      Main.run(command.toArray(String[]::new), Main.console());
    }
    // As Main does after a failure: what exit needs is to be learnt as well.
    System.exit(ExitStatus.DONE.number());
  }
}
