package inquest.scripts.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PieceTest {
  private static Piece plain(String text) {
    return new Piece(text, Optional.empty());
  }

  private static Piece piped(String text, String command) {
    return new Piece(text, Optional.of(command));
  }

  @Test
  void aLineIsCutAtTheEndsOfItsStatements() {
    assertEquals(
        List.of(plain("thread 3"), plain("bt"), plain("frames where (a or\n b)")),
        Piece.of("thread 3; bt\nframes where (a or\n b)\n"));
  }

  @Test
  void behindAnExclamationMarkStandsTheSystemsShell() {
    assertEquals(List.of(piped("threads", "sort | head -3")), Piece.of("threads ! sort | head -3"));
    assertEquals(List.of(piped("", "ls -l ; id")), Piece.of("!ls -l ; id"));
  }

  @Test
  void thePipeReadsTheLastStatementOfItsLineOnly() {
    assertEquals(
        List.of(plain("thread 3"), piped("bt", "less"), plain("locals")),
        Piece.of("thread 3; bt ! less\nlocals"));
    assertEquals(List.of(plain("bt"), piped("", "id")), Piece.of("bt\n!id"));
  }

  @Test
  void theSignsOfTheLanguageAreNoPipes() {
    assertEquals(
        List.of(plain("threads where a != 1 and b !~ 'x!y'")),
        Piece.of("threads where a != 1 and b !~ 'x!y'"));
    assertEquals(List.of(), Piece.of("# what ! is"));
  }

  @Test
  void whatTheSystemsShellReadsIsNotTheLanguages() {
    assertEquals(
        List.of(piped("threads", "awk '{print $1, \"(\"}'")),
        Piece.of("threads ! awk '{print $1, \"(\"}'"));
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
