package inquest.scripts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Commands that a reader copies to a shell. */
class NextCommandsTest {
  private static String next(String core, String words, String... options) {
    String[] line = new String[options.length + 2];
    line[0] = "core";
    line[1] = "x";
    System.arraycopy(options, 0, line, 2, options.length);
    CoreCommand parsed = (CoreCommand) Arguments.parse(line, file -> true);
    return new NextCommands(Path.of(core), parsed.options(), Optional.empty()).of(words);
  }

  @Test
  void nameTheCore() {
    assertEquals("inquest core /tmp/core.1 --locals", next("/tmp/core.1", "core CORE --locals"));
  }

  @Test
  void quoteWhatAShellWouldTakeApart() {
    assertEquals(
        "inquest query 'it'\\''s a core' 'threads'", next("it's a core", "query CORE 'threads'"));
  }

  @Test
  void openTheCoreAsItWasOpened() {
    assertEquals(
        "inquest core c --lib-search-path /a:/b --sysroot '/s r' --layout x.layout"
            + " --no-debuginfod",
        next(
            "c",
            "core CORE",
            "--lib-search-path",
            "/a:/b",
            "--sysroot",
            "/s r",
            "--layout",
            "x.layout",
            "--no-debuginfod"));
  }

  @Test
  void nameTheLauncherWhereTheProjectIsKnown() {
    CoreCommand parsed = (CoreCommand) Arguments.parse(new String[] {"core", "x"}, file -> true);
    assertEquals(
        "/opt/inquest/scripts/inquest list",
        new NextCommands(
                Path.of("x"), parsed.options(), Optional.of(Path.of("/opt/inquest/scripts/..")))
            .of("list"));
  }
}
