package inquest.dsl.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexemesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "threads where",
        "threads where (holds_gil",
        "threads where holds_gil and",
        "threads select number,",
        "frames of",
        "print 1 +",
        "let a =",
        "threads where number in (1,\n  2",
        "frames where locals.a[0",
        "if exists (threads)",
        "if a\nthreads\n",
        "if a\nif b\nend\n",
        "if a\nthreads\nelse\nframes\n"
      })
  void a_statement_that_needs_more_is_open(String text) {
    assertTrue(Lexemes.isOpen(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "threads",
        "threads where holds_gil",
        "print order",
        "print self.order",
        "print a + limit",
        "threads where x == order",
        "threads select limit",
        "describe with",
        "print 'not closed",
        "threads)",
        "threads where (a) # and (",
        "if a\nthreads\nend",
        "if a; threads; else; frames; end",
        "end",
        "threads select if, end"
      })
  void a_whole_statement_is_not_open(String text) {
    assertFalse(Lexemes.isOpen(text));
  }

  @Test
  void a_line_that_starts_with_a_clause_goes_on_with_the_one_before() {
    assertTrue(Lexemes.goesOn("  where holds_gil"));
    assertTrue(Lexemes.goesOn("or wants_gil"));
    assertFalse(Lexemes.goesOn("threads"));
    assertFalse(Lexemes.goesOn(""));
  }

  @Test
  void statements_are_cut_where_they_end() {
    String text = "threads; frames\n  where index == 0 # first\nlocals of (frames\n)\n";
    assertEquals(
        List.of("threads", "frames\n  where index == 0", "locals of (frames\n)"),
        Lexemes.statements(text).stream().map(s -> text.substring(s.start(), s.end())).toList());
  }

  @Test
  void an_if_reaches_to_its_end() {
    String text = "threads\nif a\n  frames\nelse\n  if b; locals; end\nend\nthreads\n";
    assertEquals(
        List.of("threads", "if a\n  frames\nelse\n  if b; locals; end\nend", "threads"),
        Lexemes.statements(text).stream().map(s -> text.substring(s.start(), s.end())).toList());
  }

  @Test
  void a_text_with_an_end_too_many_is_one_statement() {
    assertEquals(1, Lexemes.statements("threads\nend\nthreads").size());
  }

  @Test
  void a_text_with_an_open_string_is_one_statement() {
    assertEquals(1, Lexemes.statements("print 'a\nthreads").size());
  }

  @Test
  void each_lexeme_knows_its_kind_and_place() {
    List<Lexeme> lexemes = Lexemes.of("frames of 3.10 where a ~ 'é\\'' or $x != `b c` # end");
    assertEquals(
        List.of(
            Lexeme.Kind.WORD,
            Lexeme.Kind.WORD,
            Lexeme.Kind.NUMBER,
            Lexeme.Kind.WORD,
            Lexeme.Kind.WORD,
            Lexeme.Kind.SIGN,
            Lexeme.Kind.STRING,
            Lexeme.Kind.WORD,
            Lexeme.Kind.PARAMETER,
            Lexeme.Kind.SIGN,
            Lexeme.Kind.WORD),
        lexemes.stream().map(Lexeme::kind).toList());
    assertEquals("3.10", lexemes.get(2).text());
    assertEquals(10, lexemes.get(2).span().start());
  }
}
