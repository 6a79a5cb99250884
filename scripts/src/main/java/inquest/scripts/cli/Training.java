package inquest.scripts.cli;

import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of the usual commands for the JVM to learn from: what it loads and does here is in the
 * start-up cache. The launcher starts it; its answers go nowhere.
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

  /** The one argument is the project's folder. */
  public static void main(String[] args) {
    Console console =
        new Console(
            Writer.nullWriter(),
            Writer.nullWriter(),
            false,
            false,
            Map.of(),
            Optional.of(Path.of(args[0])));
    for (List<String> command : COMMANDS) {
      Main.run(command.toArray(String[]::new), console);
    }
  }
}
