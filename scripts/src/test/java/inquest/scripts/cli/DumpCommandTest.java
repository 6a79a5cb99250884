package inquest.scripts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.target.live.CoreDump;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DumpCommandTest {
  private static Command parse(String... words) {
    return Arguments.parse(words, path -> false);
  }

  @Test
  void theCoreIsNamedByTheProcessAndWrittenWhileItStandsStill() {
    assertEquals(
        new DumpCommand(42, Path.of("core.42"), new CoreDump.Options(true, false)),
        parse("dump", "42"));
  }

  @Test
  void everyOptionReachesTheCommand() {
    assertEquals(
        new DumpCommand(42, Path.of("a b.zst"), new CoreDump.Options(false, true)),
        parse("dump", "--no-block", "--force", "-o", "a b.zst", "42"));
  }

  @Test
  void whatIsNoProcessIdIsRefused() {
    Stop stop = assertThrows(Stop.class, () -> parse("dump", "core.42"));
    assertEquals(ExitStatus.WRONG_USE, stop.status());
    assertEquals("'core.42' is no process id", stop.getMessage());
  }

  @Test
  void helpFitsATerminal() {
    TextCommand help = assertInstanceOf(TextCommand.class, parse("dump", "--help"));
    assertTrue(help.text().startsWith("usage: inquest dump PID"), help.text());
    help.text().lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void aProcessThatIsNotThereIsASentence() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(out, err, false, false, 100, Map.of(), Optional.empty());
    assertEquals(2, Main.run(new String[] {"dump", "999999999"}, console));
    assertTrue(
        err.toString().startsWith("inquest: there is no process 999999999; "), err.toString());
    assertEquals("", out.toString());
  }
}
