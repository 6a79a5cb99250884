package inquest.engine.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Compiles programs, and lets them die with a core. */
final class Programs {
  private static final Path CORE_PATTERN = Path.of("/proc/sys/kernel/core_pattern");

  private Programs() {}

  /** Whether a program is on the PATH. */
  static boolean has(String name) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(dir -> Files.isExecutable(Path.of(dir, name)));
  }

  /**
   * Skips the test where one of the programs is missing, or cores do not come where they should.
   */
  static void need(String... names) throws IOException {
    for (String name : names) {
      assumeTrue(has(name), "SKIPPED: " + name + " is not on this machine");
    }
    String pattern = Files.readString(CORE_PATTERN).trim();
    assumeTrue(
        pattern.equals("core"), "SKIPPED: core_pattern is " + pattern + ", which is not \"core\"");
  }

  /**
   * Compiles one of the sources beside the tests.
   *
   * @param compiler {@code gcc}, {@code g++} or {@code musl-gcc}
   */
  static Path compile(Path folder, String compiler, String source, String... flags)
      throws Exception {
    Path code = folder.resolve(source);
    try (InputStream in = Programs.class.getResourceAsStream(source)) {
      Files.write(code, in.readAllBytes());
    }
    Path program = folder.resolve("program");
    List<String> command = new ArrayList<>(List.of(compiler, "-o", program.toString()));
    command.addAll(List.of(flags));
    command.addAll(List.of(code.toString(), "-lpthread"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return program;
  }

  /** The core of a program that kills itself. */
  static Path core(Path folder, Map<String, String> environment, String... command)
      throws Exception {
    Process process = start(folder, environment, command);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program does not end");
    return found(folder);
  }

  /** The core of a program that is aborted when it has said that it is ready. */
  static Path coreWhenReady(Path folder, Map<String, String> environment, String... command)
      throws Exception {
    Process process = start(folder, environment, command);
    try {
      Path output = folder.resolve("output");
      for (int i = 0; i < 300 && !Files.readString(output).contains("ready"); i++) {
        assertTrue(process.isAlive(), "it ended: " + Files.readString(output));
        Thread.sleep(100);
      }
      Thread.sleep(300); // until all its threads wait
      new ProcessBuilder("kill", "-ABRT", Long.toString(process.pid())).start().waitFor();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the program does not end");
    } finally {
      process.destroyForcibly();
    }
    return found(folder);
  }

  private static Process start(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    List<String> all =
        new ArrayList<>(List.of("sh", "-c", "ulimit -c unlimited; exec \"$@\"", "-"));
    all.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Path found(Path folder) throws IOException {
    try (DirectoryStream<Path> cores = Files.newDirectoryStream(folder, "core*")) {
      for (Path core : cores) {
        return core;
      }
    }
    throw new AssertionError("no core: " + Files.readString(folder.resolve("output")));
  }
}
