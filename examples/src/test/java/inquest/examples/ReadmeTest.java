package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import inquest.scripts.cli.Console;
import inquest.scripts.cli.Main;
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
import org.junit.jupiter.api.TestFactory;

/** What the READMEs show is what the commands print. */
class ReadmeTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern SHOWN =
      Pattern.compile("<!-- the output of inquest (.*) -->\n```\n((?s:.*?))```\n");

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TestFactory
  Stream<DynamicTest> whatTheReadmeShowsIsPrintedBy() throws IOException {
    List<MatchResult> shown = new ArrayList<>();
    for (String readme : List.of("README.md", "examples/printers/README.md")) {
      List<MatchResult> here =
          SHOWN.matcher(Files.readString(PROJECT.resolve(readme))).results().toList();
      assertTrue(here.size() >= 2, readme + " shows " + here.size() + " answers");
      shown.addAll(here);
    }
    return shown.stream()
        .map(one -> dynamicTest(one.group(1), () -> assertEquals(one.group(2), run(one.group(1)))));
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
