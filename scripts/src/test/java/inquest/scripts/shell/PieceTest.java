package inquest.scripts.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PieceTest {
  private static Piece plain(String text) {
    return new Piece(text, 0, Optional.empty());
  }

  private static Piece piped(String text, String command) {
    return new Piece(text, 0, Optional.of(command));
  }

  /** The pieces as if each began its input. */
  private static List<Piece> pieces(String input) {
    return Piece.of(input).stream().map(p -> new Piece(p.text(), 0, p.pipe())).toList();
  }

  @Test
  void aPieceKnowsWhereItBegins() {
    assertEquals(
        List.of(0, 10, 22, 26, 49),
        Piece.of("thread 3; bt ! less\n  !ls\nframes where (\n  main)\nlocals").stream()
            .map(Piece::start)
            .toList());
  }

  @Test
  void aLineIsCutAtTheEndsOfItsStatements() {
    assertEquals(
        List.of(plain("thread 3"), plain("bt"), plain("frames where (a or\n b)")),
        pieces("thread 3; bt\nframes where (a or\n b)\n"));
  }

  @Test
  void behindAnExclamationMarkStandsTheSystemsShell() {
    assertEquals(List.of(piped("threads", "sort | head -3")), pieces("threads ! sort | head -3"));
    assertEquals(List.of(piped("", "ls -l ; id")), pieces("!ls -l ; id"));
  }

  @Test
  void thePipeReadsTheLastStatementOfItsLineOnly() {
    assertEquals(
        List.of(plain("thread 3"), piped("bt", "less"), plain("locals")),
        pieces("thread 3; bt ! less\nlocals"));
    assertEquals(List.of(plain("bt"), piped("", "id")), pieces("bt\n!id"));
  }

  @Test
  void theSignsOfTheLanguageAreNoPipes() {
    assertEquals(
        List.of(plain("threads where a != 1 and b !~ 'x!y'")),
        pieces("threads where a != 1 and b !~ 'x!y'"));
    assertEquals(List.of(), pieces("# what ! is"));
  }

  @Test
  void whatTheSystemsShellReadsIsNotTheLanguages() {
    assertEquals(
        List.of(piped("threads", "awk '{print $1, \"(\"}'")),
        pieces("threads ! awk '{print $1, \"(\"}'"));
    assertFalse(Piece.isOpen("threads ! awk '(' and"));
    assertTrue(Piece.isOpen("threads where (a"));
  }

  @Test
  void aCommandIsKnownByItsFirstWord() {
    assertEquals("py-bt", Piece.firstWord("py-bt 3"));
    assertEquals("locals", Piece.firstWord("locals"));
    assertEquals("", Piece.firstWord("(threads)"));
  }
}
