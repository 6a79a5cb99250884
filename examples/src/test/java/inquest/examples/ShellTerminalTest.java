package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell as a user has it: the launcher, a JVM and a terminal. */
class ShellTerminalTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String READY = "(inquest 6.0) ";
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String CTRL_P = "\u0010";

  @TempDir Path folder;

  @BeforeEach
  void jarsAreThere() {
    assumeTrue(
        Files.exists(PROJECT.resolve("scripts/target/inquest/stamp")),
        "the jars are made by mvn package");
  }

  private PseudoTerminal start(String options, Map<String, String> more) throws IOException {
    return start(options, more, 100, 30);
  }

  private PseudoTerminal start(String options, Map<String, String> more, int columns, int rows)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("INQUEST_JAVA_HOME", System.getProperty("java.home"));
    environment.put("INQUEST_BUILD", "never");
    environment.put("INQUEST_CACHE", "off");
    environment.put("XDG_STATE_HOME", folder.toString());
    environment.put("TERM", "xterm");
    environment.put("NO_COLOR", "1");
    environment.put("PAGER", "");
    environment.put("DEBUGINFOD_URLS", "");
    environment.putAll(more);
    return new PseudoTerminal(
        "'%s/scripts/inquest' shell '%s/examples/cores/demo.core.xz' %s"
            .formatted(PROJECT, PROJECT, options),
        columns,
        rows,
        environment);
  }

  @Test
  void answersCompletesGoesOnOverLinesAndLeaves() throws Exception {
    try (PseudoTerminal terminal = start("", Map.of())) {
      terminal.await("Thread 6 \"worker-2\"");
      terminal.await(READY);
      terminal.type("threads where (holds_g\tor\r");
      terminal.await("threads where (holds_gil or");
      terminal.await("> ");
      terminal.type("wants_gil) select number, status\r");
      terminal.await("     1  waits for the GIL");
      terminal.await(READY);
      terminal.type("up\r");
      terminal.await("#1  File");
      terminal.await("(inquest 6.1) ");
      terminal.type("print arti\t\r");
      terminal.await("'pen'");
      terminal.await("(inquest 6.1) ");
      terminal.type(CTRL_D);
      assertEquals(0, terminal.status());
    }
  }

  @Test
  void ctrlCClearsTheLineOrStopsWhatRunsAndTheShellGoesOn() throws Exception {
    try (PseudoTerminal terminal = start("", Map.of())) {
      terminal.await(READY);
      terminal.type("threads where (");
      terminal.await("threads where (");
      terminal.type(CTRL_C);
      terminal.await(READY);
      terminal.type("print 40 + 2\r");
      terminal.await("42\r\n");
      terminal.await(READY);
      terminal.type("!sleep 300\r");
      terminal.await("sleep 300\r");
      Thread.sleep(500); // until it sleeps
      terminal.type(CTRL_C);
      terminal.await("the command ended with status");
      terminal.await(READY);
      terminal.type("quit\r");
      assertEquals(0, terminal.status());
    }
  }

  @Test
  void linesAreRememberedForTheNextTimeAndOthersCannotReadThem() throws Exception {
    Path history = folder.resolve("inquest/history");
    try (PseudoTerminal terminal = start("", Map.of())) {
      terminal.await(READY);
      terminal.type("print 20 + 3\r");
      terminal.await("23\r\n");
      terminal.await(READY);
      terminal.type("quit\r");
      assertEquals(0, terminal.status());
    }
    assertTrue(Files.readString(history).contains("print 20 + 3"));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    try (PseudoTerminal terminal = start("", Map.of())) {
      terminal.await(READY);
      terminal.type(CTRL_P + CTRL_P + "\r");
      terminal.await("23\r\n");
    }
  }

  @Test
  void nothingIsRememberedWhereThatIsNotWanted() throws Exception {
    try (PseudoTerminal terminal = start("--no-history", Map.of())) {
      terminal.await(READY);
      terminal.type("print 20 + 3\r");
      terminal.await("23\r\n");
      terminal.await(READY);
      terminal.type("exit\r");
      assertEquals(0, terminal.status());
    }
    assertFalse(Files.exists(folder.resolve("inquest")));
  }

  @Test
  void aLongAnswerIsPagedAndAShortOneIsNot() throws Exception {
    Path pager = Files.writeString(folder.resolve("pager"), "#!/bin/sh\necho paged\nsed -n 1p\n");
    Files.setPosixFilePermissions(pager, PosixFilePermissions.fromString("rwx------"));
    try (PseudoTerminal terminal = start("", Map.of("PAGER", pager.toString()))) {
      terminal.await(READY);
      terminal.type("threads\r");
      assertFalse(terminal.await(READY).contains("paged"));
      terminal.type("mappings\r");
      List<String> lines = PseudoTerminal.plain(terminal.await(READY));
      assertEquals("paged", lines.get(1));
      assertTrue(lines.get(2).startsWith("start "), lines.toString());
      terminal.type("set pager off\r");
      terminal.await(READY);
      terminal.type("mappings\r");
      assertFalse(terminal.await(READY).contains("paged"));
      terminal.type("quit\r");
      assertEquals(0, terminal.status());
    }
  }

  @Test
  void aPlainTerminalGetsNothingButText() throws Exception {
    try (PseudoTerminal terminal = start("", Map.of("TERM", "dumb", "NO_COLOR", ""))) {
      String start = terminal.await(READY);
      assertEquals(
          0,
          start.replaceAll("\r\u001b\\[K", "").chars().filter(c -> c == '\u001b').count(),
          start);
      terminal.type("threads where (\n");
      terminal.await("            > ");
      terminal.type(CTRL_C);
      terminal.await(READY);
      terminal.type("print 6 * 7\n");
      String answer = terminal.await(READY);
      assertEquals("print 6 * 7\r\n42\r\n", answer);
      terminal.type(CTRL_D);
      assertEquals(0, terminal.status());
    }
  }

  @Test
  void aTerminalThatDoesNotKnowItsSizeIsTalkedWithPlainly() throws Exception {
    try (PseudoTerminal terminal = start("", Map.of(), 0, 0)) {
      terminal.await(READY);
      terminal.type("print 6 * 7\n");
      assertEquals("print 6 * 7\r\n42\r\n", terminal.await(READY));
      terminal.type(CTRL_D);
      assertEquals(0, terminal.status());
    }
  }

  @Test
  void answersAreAsWideAsTheTerminal() throws Exception {
    try (PseudoTerminal terminal = start("", Map.of())) {
      terminal.await(READY);
      terminal.type("threads where number == 2\r");
      List<String> lines = PseudoTerminal.plain(terminal.await(READY));
      int widest = lines.stream().mapToInt(String::length).max().orElse(0);
      assertTrue(widest > 80 && widest <= 100, lines.toString());
    }
  }

  /** The terminal library is slow to load, and no other command has a use for it. */
  @Test
  void noOtherCommandLoadsTheTerminalLibrary() throws Exception {
    Path log = folder.resolve("classes");
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xlog:class+load:file=" + log,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                PROJECT + "/scripts/target/inquest/lib/inquest-scripts.jar",
                "inquest.scripts.cli.Main",
                "query",
                "cores/demo.core.xz",
                "threads")
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("err")));
    String loaded = Files.readString(log);
    assertTrue(loaded.contains("inquest.scripts.cli.QueryCommand"));
    assertFalse(loaded.contains("org.jline"));
    assertFalse(loaded.contains("inquest.scripts.shell."), "the shell is loaded too");
  }
}
