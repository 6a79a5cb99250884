package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.scripts.shell.Shell;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the READMEs show is what the commands print. */
class ReadmeTest {
  private static final Path PROJECT = Path.of("..");

  private static final Pattern SHOWN =
      Pattern.compile(
          "<!-- the output(, native frames apart,)? of inquest (.*) -->\n```\n((?s:.*?))```\n");

  private static final Pattern SESSION =
      Pattern.compile("<!-- a session over examples/cores/demo.core.xz -->\n```\n((?s:.*?))```\n");

  @TestFactory
  Stream<DynamicTest> whatTheReadmeShowsIsPrintedBy() throws IOException {
    List<MatchResult> shown = new ArrayList<>();
    for (String readme : List.of("README.md", "examples/printers/README.md")) {
      List<MatchResult> here =
          SHOWN.matcher(Files.readString(PROJECT.resolve(readme))).results().toList();
      assertTrue(here.size() >= 2, readme + " shows " + here.size() + " answers");
      shown.addAll(here);
    }
    return shown.stream().map(one -> dynamicTest(one.group(2), () -> compare(one)));
  }

  private static void compare(MatchResult shown) {
    CommandLine ran = CommandLine.run(shown.group(2));
    assertEquals(0, ran.status(), ran.err());
    if (shown.group(1) == null) {
      assertEquals(shown.group(3), ran.out());
    } else {
      CommandLine asShown = new CommandLine(0, shown.group(3), "");
      assertEquals(asShown.withoutNative(), ran.withoutNative());
    }
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
}
