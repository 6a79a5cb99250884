package inquest.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the README of the examples sees what it shows. */
class TutorialTest {
  private static final Path README = Path.of("README.md");
  private static final String PROGRAM = "scripts/inquest ";

  /** Commands, and what they print where that is shown. */
  private static final Pattern STEP =
      Pattern.compile("```sh\n((?s:.*?))```\n(?:```\n((?s:.*?))```\n)?");

  @TempDir Path home;

  @Test
  void eachCommandPrintsWhatIsShown() throws Exception {
    List<MatchResult> steps = STEP.matcher(Files.readString(README)).results().toList();
    assertTrue(steps.size() >= 8, steps.size() + " steps");
    for (MatchResult step : steps) {
      String commands = step.group(1);
      if (commands.startsWith(PROGRAM)) {
        ask(commands.substring(PROGRAM.length()).strip(), step.group(2));
      } else {
        inShell(commands);
      }
    }
  }

  private void ask(String words, String shown) {
    CommandLine ran = CommandLine.run(words, Map.of("HOME", home.toString()));
    assertEquals(0, ran.status(), words + ": " + ran.err());
    assertTrue(!ran.out().isEmpty(), words);
    if (shown == null) {
      return;
    }
    if (shown.endsWith("\n…\n")) {
      String beginning = shown.substring(0, shown.length() - "…\n".length());
      assertTrue(ran.out().startsWith(beginning), ran.out());
    } else {
      assertEquals(shown, ran.out(), words);
    }
  }

  /** What is no command of ours, in a home of its own. */
  private void inShell(String commands) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", commands);
    builder.environment().put("HOME", home.toString());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), output);
  }

  @Test
  void theInvestigationThatItMakesIsTheOneToCopy() throws IOException {
    String script = Files.readString(Path.of("investigations/idle.iq"));
    assertTrue(Files.readString(README).contains("<<'END'\n" + script + "END\n"));
  }
}
