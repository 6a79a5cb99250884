package inquest.scripts.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of the usual commands for the JVM to learn from: what it loads and does here is in the
 * start-up cache. The launcher starts it, with the kind of use that the cache is for, and throws
 * its output away.
 */
final class Training {
  private static final List<List<String>> REPORTS =
      List.of(
          List.of("demo"),
          List.of("demo", "--locals"),
          List.of("demo", "--locals", "--no-fold", "--verbose"),
          List.of("demo", "--native-all"),
          List.of("core", "there/is/no/such/file"),
          List.of("core", "--no-such-option"),
          List.of("--help"));

  private static final String LIVING =
      """
      if command -v python3 >/dev/null; then
        python3 -c 'import time; time.sleep(60)' &
      else
        sleep 60 &
      fi
      echo $!
      wait
      """;

  private Training() {}

  public static void main(String[] args) throws IOException {
    String kind = args[0];
    switch (kind) {
      case "report" -> report();
      case "living" -> living();
      case "language" -> language();
      case "hooks" -> withHooks();
      default -> throw new IllegalArgumentException("no kind of use: " + kind);
    }
    // As Main does after a failure: what exit needs is to be learnt as well.
    System.exit(ExitStatus.DONE.number());
  }

  private static void report() throws IOException {
    for (List<String> command : REPORTS) {
      Main.run(command.toArray(String[]::new), Main.console());
    }
    // Each series of CPython has readers of its own.
    for (Path core : sampleCores()) {
      run("core", core, "--locals");
    }
  }

  private static void language() throws IOException {
    for (Path core : sampleCores()) {
      run("query", core, "threads");
      run("query", core, "frames with locals, native");
      run("shell", core, "--no-history"); // which finds nothing to read
      Main.run(new String[] {core.toString(), "--no-debuginfod"}, Main.console());
    }
  }

  private static void run(String command, Path core, String more) {
    Main.run(new String[] {command, core.toString(), more, "--no-debuginfod"}, Main.console());
  }

  /**
   * A process that lives; where no Python is installed, to stop any other and to copy from it is
   * the same. A shell starts it, for Java takes the stop of a child of its own for its end.
   */
  private static void living() throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", LIVING).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(shell.getInputStream(), StandardCharsets.US_ASCII))) {
      String pid = out.readLine();
      if (pid != null) {
        Main.run(new String[] {"remote", pid, "--native"}, Main.console());
        Main.run(new String[] {"remote", pid, "--locals"}, Main.console());
      }
      // and what decodes what it found
      for (Path core : sampleCores()) {
        run("core", core, "--locals");
      }
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }

  private static void withHooks() {
    Path examples = Path.of(System.getProperty("inquest.home", "."), "examples");
    for (List<String> words :
        List.of(
            List.of("core", "--locals"),
            List.of("query", "locals of 6"),
            List.of("query", "orders select thread, pieces(order) as n"))) {
      String[] command = {
        words.get(0),
        examples.resolve("cores/demo.core.xz").toString(),
        words.get(1),
        "--no-debuginfod",
        "--hooks",
        examples.resolve("printers").toString()
      };
      Main.run(command, Main.console());
    }
  }

  private static List<Path> sampleCores() throws IOException {
    Path folder = Path.of(System.getProperty("inquest.home", "."), "examples", "cores");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".core.xz")).sorted().toList();
    }
  }
}
