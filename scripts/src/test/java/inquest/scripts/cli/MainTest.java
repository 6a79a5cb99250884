package inquest.scripts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a command line ends: its exit status, and one sentence where it went wrong. */
class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;

  private int run(String... args) {
    return Main.run(args, console(out));
  }

  private Console console(Writer output) {
    return new Console(output, err, false, false, 100, Map.of(), Optional.empty());
  }

  @Test
  void theVersionIsAnAnswer() {
    assertEquals(0, run("--version"));
    assertEquals("inquest " + Arguments.VERSION + "\n", out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void wrongWordsAreWrongUse() {
    assertEquals(2, run("core"));
    assertEquals("", out.toString());
    assertEquals("inquest: too few arguments; see inquest core --help\n", err.toString());
  }

  @Test
  void aFolderThatIsNotThereIsWrongUse() throws IOException {
    Path core = Files.createFile(folder.resolve("core"));
    Path nowhere = folder.resolve("nowhere");
    assertEquals(2, run("core", core.toString(), "--sysroot", nowhere.toString()));
    assertEquals("inquest: --sysroot " + nowhere + " does not exist\n", err.toString());
  }

  @Test
  void anExecutableThatIsAFolderIsWrongUse() throws IOException {
    Path core = Files.createFile(folder.resolve("core"));
    assertEquals(2, run("core", core.toString(), folder.toString()));
    assertEquals("inquest: EXECUTABLE " + folder + " is no file\n", err.toString());
  }

  @Test
  void namesOfFilesCannotCommandTheTerminal() {
    run("core", "\u001b[31mred");
    assertEquals(
        "inquest: \\u{1b}[31mred", err.toString().substring(0, "inquest: \\u{1b}[31mred".length()));
  }

  @Test
  void theDemoNeedsTheProject() {
    assertEquals(1, run("demo"));
    assertEquals(
        "inquest: the sample core is part of the project's folder, which is not known here; start"
            + " scripts/inquest\n",
        err.toString());
  }

  @Test
  void aReaderThatWentAwayEndsItQuietly() {
    assertEquals(141, Main.run(new String[] {"--version"}, console(failing("Broken pipe"))));
    assertEquals("", err.toString());
  }

  @Test
  void anAnswerThatCannotBeWrittenIsAFailure() {
    assertEquals(
        1, Main.run(new String[] {"--version"}, console(failing("No space left on device"))));
    assertEquals(
        "inquest: the answer could not be written: No space left on device\n", err.toString());
  }

  private static Writer failing(String why) {
    return new Writer() {
      @Override
      public void write(char[] text, int from, int length) throws IOException {
        throw new IOException(why);
      }

      @Override
      public void flush() throws IOException {}

      @Override
      public void close() {}
    };
  }
}
