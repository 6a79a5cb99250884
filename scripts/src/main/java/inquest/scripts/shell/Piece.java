package inquest.scripts.shell;

import inquest.dsl.ast.Span;
import inquest.dsl.parse.Lexemes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing to do.
 *
 * @param text a command or a statement; empty where only the system's shell is asked
 * @param start where it begins in the input
 * @param pipe the command line of the system's shell that reads its answer
 */
record Piece(String text, int start, Optional<String> pipe) {
  Piece {
    Objects.requireNonNull(text);
    Objects.requireNonNull(pipe);
  }

  /**
   * Cuts an input at the ends of its statements. From a lone exclamation mark to the end of its
   * line it is the system's shell's: the language has the sign only in {@code !=} and {@code !~}.
   */
  static List<Piece> of(String input) {
    List<Piece> pieces = new ArrayList<>();
    String rest = input;
    int at = 0;
    while (!rest.isBlank()) {
      Optional<Integer> mark = mark(rest);
      String own = mark.isEmpty() ? rest : rest.substring(0, mark.get());
      for (Span s : Lexemes.statements(own)) {
        pieces.add(new Piece(at(s, own), at + s.start(), Optional.empty()));
      }
      if (mark.isEmpty()) {
        return pieces;
      }
      int end = rest.indexOf('\n', mark.get());
      String line = rest.substring(mark.get() + 1, end < 0 ? rest.length() : end).strip();
      boolean reads = !own.isBlank() && !own.endsWith("\n");
      boolean joined = reads && !pieces.isEmpty();
      Piece before =
          joined ? pieces.removeLast() : new Piece("", at + mark.get(), Optional.empty());
      pieces.add(new Piece(before.text(), before.start(), Optional.of(line)));
      at += end < 0 ? rest.length() : end + 1;
      rest = end < 0 ? "" : rest.substring(end + 1);
    }
    return pieces;
  }

  private static Optional<Integer> mark(String text) {
    return Lexemes.of(text).stream()
        .filter(l -> l.isSign("!"))
        .findFirst()
        .map(l -> l.span().start());
  }

  private static String at(Span span, String text) {
    return text.substring(span.start(), span.end());
  }

  /** The first word, by which a command is known; empty where it starts with something else. */
  static String firstWord(String text) {
    int end = 0;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || "-_".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return text.substring(0, end);
  }

  /** Whether an input is cut in the middle of a statement, so that more lines are to come. */
  static boolean isOpen(String input) {
    int mark = mark(input).orElse(input.length());
    return mark == input.length() && Lexemes.isOpen(input);
  }
}
