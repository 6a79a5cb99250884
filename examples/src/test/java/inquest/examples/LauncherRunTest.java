package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is, with the jars that the build has just made and a real JVM. */
class LauncherRunTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path RUN = PROJECT.resolve("scripts/target/inquest");

  @TempDir Path folder;

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void jarsAreThere() {
    assumeTrue(Files.exists(RUN.resolve("stamp")), "the jars are made by mvn package");
  }

  private Outcome start(Map<String, String> environment, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(PROJECT + "/scripts/inquest"));
    command.addAll(List.of(args));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(PROJECT.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("INQUEST_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("INQUEST_BUILD", "never");
    builder.environment().remove("DEBUGINFOD_URLS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
    return new Outcome(process.exitValue(), Files.readString(out), unhurried(err));
  }

  /** Without the words for work that takes long: how long it takes is the machine's to say. */
  private static String unhurried(Path err) throws IOException {
    return Files.readString(err).replaceAll("(?m)^inquest: unpacking .*\\R?", "");
  }

  @Test
  void theStartUpCacheChangesNothing() throws Exception {
    Outcome plain = start(Map.of("INQUEST_CACHE", "off"), "demo");
    assertEquals(new Outcome(0, plain.out(), ""), plain);
    assertTrue(plain.out().contains("Thread 1 "), plain.out());
    start(Map.of(), "--version");
    awaitCache();
    assertEquals(plain, start(Map.of(), "demo"));
  }

  @Test
  void whatTheJvmSaysReachesTheErrorStreamOnly() throws Exception {
    // A heap that cannot be is the JVM's to complain about.
    Outcome outcome = start(Map.of("INQUEST_HEAP", "1k"), "--version");
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("heap"), outcome.err());
    assertEquals(1, outcome.status());
    awaitCache(); // which it must not have spoilt
  }

  @Test
  void livingProcessesNeedNoTemporaryFolder() throws Exception {
    try (Grandchild sleeper = Grandchild.start(Map.of(), List.of("sleep", "600"))) {
      Outcome outcome =
          start(
              Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("none")),
              "remote",
              "" + sleeper.pid());
      assertEquals(2, outcome.status(), outcome.err());
      assertTrue(outcome.err().contains("inquest: no CPython in this process: "), outcome.err());
    }
  }

  private static void awaitCache() throws IOException, InterruptedException {
    String stamp = Files.readString(RUN.resolve("stamp")).substring(0, 24);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < end) {
      try (Stream<Path> files = Files.list(RUN)) {
        if (files.anyMatch(
            file ->
                file.toString().endsWith(stamp + "-report.aot")
                    && !file.getFileName().toString().startsWith("."))) {
          return;
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no start-up cache was made in " + RUN);
  }
}
