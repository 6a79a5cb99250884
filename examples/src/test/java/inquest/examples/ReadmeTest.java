package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.scripts.cli.Console;
import inquest.scripts.cli.Main;
import inquest.scripts.shell.Shell;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the README shows is what the commands print. */
class ReadmeTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern SHOWN =
      Pattern.compile("<!-- the output of inquest (.*) -->\n```\n((?s:.*?))```\n");

  private static final Pattern SESSION =
      Pattern.compile("<!-- a session over examples/cores/demo.core.xz -->\n```\n((?s:.*?))```\n");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TestFactory
  Stream<DynamicTest> whatTheReadmeShowsIsPrintedBy() throws IOException {
    List<MatchResult> shown =
        SHOWN.matcher(Files.readString(PROJECT.resolve("README.md"))).results().toList();
    assertTrue(shown.size() >= 2, "the README shows " + shown.size() + " answers");
    return shown.stream()
        .map(one -> dynamicTest(one.group(1), () -> assertEquals(one.group(2), run(one.group(1)))));
  }

  @Test
  void whatTheReadmeShowsOfASessionIsWhatTheShellSays() throws Exception {
    Matcher session = SESSION.matcher(Files.readString(PROJECT.resolve("README.md")));
    assertTrue(session.find(), "the README shows no session");
    try (DemoShell demo = new DemoShell()) {
      StringWriter out = new StringWriter();
      Shell shell = demo.shell(out, out, false, Optional.empty());
      for (String line : session.group(1).lines().filter(l -> l.startsWith("(inquest")).toList()) {
        String input = line.substring(line.indexOf(')') + 2);
        out.append(shell.prompt()).append(input).append('\n');
        shell.run(input);
      }
      assertEquals(session.group(1), out.toString());
      assertTrue(shell.ended());
    }
  }

  /** Readers are in the project's folder, but tests run in the module's. */
  private static String run(String commandLine) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(commandLine);
    while (word.find()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(text.startsWith("examples/") ? text.substring("examples/".length()) : text);
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(out, err, false, false, 100, Map.of(), Optional.of(PROJECT));
    assertEquals(0, Main.run(words.toArray(String[]::new), console), err.toString());
    return out.toString().replace(" cores/demo.core", " examples/cores/demo.core");
  }
}
