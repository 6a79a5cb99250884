package inquest.examples;

import inquest.scripts.cli.Console;
import inquest.scripts.cli.Main;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command printed.
 *
 * @param status its exit status
 * @param out on the standard output
 * @param err on the error stream, without the words for work that takes long
 */
record Commands(int status, String out, String err) {
  static final Path DEMO = Path.of("cores/demo.core.xz");

  /** Runs a command of Inquest in this JVM, away from the user's own folders. */
  static Commands run(Map<String, String> environment, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            out,
            err,
            false,
            false,
            100,
            environment,
            Optional.of(Path.of("..").toAbsolutePath().normalize()));
    int status = Main.run(words, console);
    return new Commands(
        status, out.toString(), err.toString().replaceAll("(?m)^inquest: unpacking .*\\R?", ""));
  }

  /** Asks the sample core with hooks. */
  static Commands ask(Path hooks, String query, String... more) {
    String[] words = new String[5 + more.length];
    words[0] = "query";
    words[1] = DEMO.toString();
    words[2] = query;
    words[3] = "--hooks";
    words[4] = hooks.toString();
    System.arraycopy(more, 0, words, 5, more.length);
    return run(Map.of(), words);
  }
}
