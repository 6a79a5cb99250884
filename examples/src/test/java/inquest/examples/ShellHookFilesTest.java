package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.scripts.cli.Console;
import inquest.scripts.cli.Input;
import inquest.scripts.cli.Main;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hook files in the shell, from the command line and by load. */
class ShellHookFilesTest {
  private static final String PLAIN = "<pricing.Rates at 0x7fbfb11ff750 table=0>";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("rates.py");
    Files.writeString(
        file,
        """
        import inquest

        @inquest.printer("pricing.Rates")
        def rates(value):
            return "all the rates"
        """);
  }

  private record Outcome(int status, String out, String err) {}

  private static Outcome shell(String script, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            out,
            err,
            false,
            false,
            100,
            Map.of(),
            Optional.empty(),
            new Input(new StringReader(script), false));
    List<String> words = new ArrayList<>(List.of("shell", "cores/demo.core.xz"));
    words.addAll(List.of(options));
    int status = Main.run(words.toArray(String[]::new), console);
    return new Outcome(status, out.toString(), err.toString());
  }

  @Test
  void hooks_of_the_command_line_show_values_from_the_start() {
    Outcome outcome =
        shell("print self\nprinters ! head -n 1\n", "--hooks", file.toString(), "--no-debuginfod");
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals("all the rates\non   rates for pricing.Rates, in " + file + "\n", outcome.out());
  }

  @Test
  void the_first_hook_may_be_loaded_in_the_middle_of_a_session_and_be_switched_off() {
    Outcome outcome =
        shell(
            """
            print self
            load %s
            print self
            printers disable rates
            print self
            printers enable rates
            print self
            """
                .formatted(file));
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(
        List.of(PLAIN, "all the rates", PLAIN, "all the rates"), outcome.out().lines().toList());
  }

  @Test
  void printers_of_one_name_are_listed_each_by_its_own_and_switched_together() throws IOException {
    Path other = folder.resolve("decimals.py");
    Files.writeString(
        other,
        """
        import inquest

        @inquest.printer("decimal.Decimal")
        def rates(value):
            return "a decimal"
        """);
    Outcome outcome =
        shell(
            "printers ! head -n 2\nprinters disable pricing.Rates\nprint self\n",
            "--hooks",
            file.toString(),
            "--hooks",
            other.toString());
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(
        List.of(
            "on   rates for decimal.Decimal, in " + other,
            "on   rates for pricing.Rates, in " + file,
            "off  rates for decimal.Decimal, in " + other,
            "off  rates for pricing.Rates, in " + file,
            PLAIN),
        outcome.out().lines().toList());
  }

  @Test
  void a_printer_that_ran_too_long_is_listed_as_off_until_it_is_switched_on() throws IOException {
    Files.writeString(
        file,
        """
        import inquest

        @inquest.printer("pricing.Rates")
        def rates(value):
            while True:
                pass
        """);
    Outcome outcome =
        shell(
            """
            print self
            printers ! head -n 1
            printers enable rates
            printers ! head -n 1
            """,
            "--hooks",
            file.toString());
    String listed = "rates for pricing.Rates, in " + file;
    assertEquals(
        List.of(PLAIN, "off  " + listed + ": it ran longer than 5 s", "on   " + listed),
        outcome.out().lines().toList());
  }

  @Test
  void what_an_investigation_takes_is_listed_with_its_default() throws IOException {
    Files.writeString(
        file,
        """
        import inquest

        @inquest.investigation
        def mine(target, limit="2", least=3, name=None):
            print limit, repr(least), name
        """);
    StringWriter out = new StringWriter();
    Console console =
        new Console(
            out,
            new StringWriter(),
            false,
            false,
            100,
            Map.of(),
            Optional.empty(),
            new Input(new StringReader(""), false));
    assertEquals(0, Main.run(new String[] {"list", "--hooks", file.toString()}, console));
    List<String> lines = out.toString().lines().map(String::strip).toList();
    assertTrue(lines.containsAll(List.of("limit=2", "least=3", "name=")), out.toString());
    String[] run = {"run", "--hooks", file.toString(), "mine", "cores/demo.core.xz"};
    out.getBuffer().setLength(0);
    assertEquals(0, Main.run(run, console));
    assertEquals("2 3 None\n", out.toString());
  }

  @Test
  void contents_are_kept_back_from_hooks_while_redact_is_on() {
    Outcome outcome =
        shell(
            "set redact on\nprint self\nset redact off\nprint self\n", "--hooks", file.toString());
    assertEquals(
        List.of(PLAIN.replace("=0", "=<int>"), "all the rates"), outcome.out().lines().toList());
  }

  @Test
  void an_error_in_a_loaded_file_names_its_line_and_the_shell_goes_on() throws IOException {
    Files.writeString(file, "import inquest\nnonsense(\n");
    Outcome outcome = shell("load " + file + "\nprint 1\n");
    assertEquals(1, outcome.status());
    assertEquals("1\n", outcome.out());
    assertTrue(outcome.err().contains(file.toString()), outcome.err());
    assertTrue(outcome.err().contains("line 2"), outcome.err());
  }

  @Test
  void a_file_whose_relation_has_a_name_that_is_taken_is_left_out_whole() throws IOException {
    Files.writeString(
        file,
        "import inquest\n@inquest.relation('threads')\ndef taken(): yield {}\n"
            + "@inquest.function()\ndef other(): return 1\n");
    Outcome outcome =
        shell("load " + file + "\nset redact on\nset redact\nprint 2\nprint other()\n");
    assertEquals(1, outcome.status());
    assertEquals(List.of("redact   on", "2"), start(outcome.out()));
    assertTrue(outcome.err().contains("; the hooks of " + file + " are left out\n"), outcome.err());
    assertTrue(outcome.err().contains("no function other"), outcome.err());
  }

  private static List<String> start(String lines) {
    return lines.lines().map(l -> l.substring(0, Math.min(11, l.length())).strip()).toList();
  }
}
