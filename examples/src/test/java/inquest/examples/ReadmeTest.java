package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.scripts.cli.Console;
import inquest.scripts.cli.Main;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the README shows is what the commands print. */
class ReadmeTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String BEFORE_REPORT = "<!-- the output of inquest demo -->\n```\n";
  private static final String AFTER_REPORT = "```\n";

  @Test
  void theReportInTheReadmeIsWhatTheDemoPrints() throws IOException {
    assertEquals(reportOfReadme(), demo());
  }

  private static String reportOfReadme() throws IOException {
    String readme = Files.readString(PROJECT.resolve("README.md"));
    int start = readme.indexOf(BEFORE_REPORT) + BEFORE_REPORT.length();
    return readme.substring(start, readme.indexOf(AFTER_REPORT, start));
  }

  private static String demo() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(out, err, false, false, 100, Map.of(), Optional.of(PROJECT));
    assertEquals(0, Main.run(new String[] {"demo"}, console), err.toString());
    // The README is read in the project's folder, and tests run in the module's.
    return out.toString().replace(" cores/demo.core", " examples/cores/demo.core");
  }
}
