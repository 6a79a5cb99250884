package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shell, on a terminal, over a process that goes on living. */
class LiveShellTest {
  private static final String PROGRAM =
      """
      import sys, time

      def first(text):
          sys.stdin.read()

      def second(seconds):
          time.sleep(seconds)

      sys.stdout.write('ready\\n')
      sys.stdout.flush()
      first('begun')
      sys.stdout.write('on\\n')
      sys.stdout.flush()
      second(600)
      """;

  @Test
  void showsWhatWasReadUntilItReadsAnew() throws Exception {
    try (Grandchild process = Grandchild.python(LiveSafetyTest.interpreter(), PROGRAM);
        PseudoTerminal terminal = shell(process.pid())) {
      terminal.await("in first");
      terminal.await("(inquest 1.0) ");
      terminal.type("print text\r");
      terminal.await("'begun'");
      terminal.await("(inquest 1.0) ");

      process.endOfInput();
      assertEquals("on", process.line());
      terminal.type("bt\r");
      assertTrue(terminal.await("(inquest 1.0) ").contains("in first"));
      terminal.type("reload\r");
      terminal.await("in second");
      terminal.await("(inquest 1.0) ");
      terminal.type("print seconds\r");
      terminal.await("600");
      terminal.await("(inquest 1.0) ");

      process.end();
      terminal.type("reload\r");
      terminal.await("process " + process.pid() + " has ended");
      terminal.await("(inquest 1.0) ");
      terminal.type("print seconds\r");
      terminal.await("600");
      terminal.await("(inquest 1.0) ");
      terminal.type("quit\r");
      assertEquals(0, terminal.status());
    }
  }

  private static PseudoTerminal shell(int pid) throws Exception {
    List<String> words = OtherJvm.words("shell", "" + pid, "--no-history");
    words.addAll(
        words.indexOf("inquest.scripts.cli.Main"),
        List.of(
            "-Dinquest.in.terminal=true",
            "-Dinquest.out.terminal=true",
            "-Dinquest.err.terminal=true"));
    return new PseudoTerminal(
        words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" ")),
        100,
        30,
        Map.of("TERM", "xterm", "NO_COLOR", "1", "PAGER", "", "DEBUGINFOD_URLS", ""));
  }
}
