package inquest.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --redact} keeps back of the sample core. */
class RedactionTest {
  private static final String MISSING_KEY =
      "print (frames of 6 where index == 1 select locals.self.booked[locals.article])";

  private static final String KEPT = "kept back by --redact";

  private static Commands ask(String query) {
    return Commands.run(Map.of(), "query", Commands.DEMO.toString(), query, "--redact");
  }

  @Test
  void of_the_command_line_and_the_environment_a_report_has_only_names() {
    Commands open = Commands.run(Map.of(), "core", Commands.DEMO.toString(), "-v");
    Commands closed = Commands.run(Map.of(), "core", Commands.DEMO.toString(), "-v", "--redact");
    assertTrue(open.out().contains("\n  LANG=C.UTF-8\n"), open.out());
    assertTrue(closed.out().contains("\n  LANG\n"), closed.out());
    assertTrue(
        closed
            .out()
            .contains("\nCommand      /opt/python/bin/python3.14 (arguments are kept back)\n"),
        closed.out());
    assertFalse(closed.out().contains("LANG=C.UTF-8"), closed.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process select argv, command_line",
        "locals of 6.1 where name == 'article' select str(value)",
        "locals of 6.1 where name == 'article' select value[0]",
        "locals of 6.1 where name == 'article' select upper(value)",
        "locals of 6.1 where name == 'article' select max(value)",
        "locals of 6.1 where name == 'article' select collect(value)",
        "locals of 6.1 where name == 'currency' select value + 1",
        "locals of 6.1 where name == 'currency' select -value"
      })
  void nothing_that_is_made_of_contents_is_shown(String query) {
    Commands ran = ask(query);
    assertEquals(0, ran.status(), ran.err());
    assertTrue(ran.out().contains(KEPT), ran.out());
    assertFalse(ran.out().toLowerCase(java.util.Locale.ROOT).contains("pen"), ran.out());
  }

  @Test
  void a_key_of_the_target_is_not_spelled_where_nothing_is_found() {
    Commands open = Commands.run(Map.of(), "query", Commands.DEMO.toString(), MISSING_KEY);
    assertTrue(open.err().contains(" has no key 'pen'"), open.err());
    Commands closed = ask(MISSING_KEY);
    assertFalse((closed.out() + closed.err()).contains("pen"), closed.out() + closed.err());
  }

  @Test
  void types_lengths_and_counts_are_shown() {
    Commands ran =
        ask(
            "locals of 6.1 where name == 'article'"
                + " select type(value) as type, len(value) as len, repr(value) as repr, value");
    assertTrue(
        ran.out().endsWith("\nstr     3  <str, 3 characters>  <str, 3 characters>\n"), ran.out());
  }
}
