package inquest.dsl.parse;

import inquest.dsl.ast.Span;
import java.util.Objects;

/**
 * One word or sign of a text that need not be a whole statement.
 *
 * @param kind what it is
 * @param text as written
 * @param span where it stands
 */
public record Lexeme(Kind kind, String text, Span span) {
  /** What a lexeme is. */
  public enum Kind {
    /** A name or a word of the grammar, also between backquotes. */
    WORD,
    /** A number, also {@code 3.0} and {@code 0x7f}. */
    NUMBER,
    /** A string, whole or still open. */
    STRING,
    /** {@code $name}. */
    PARAMETER,
    /** The end of a line. */
    LINE_END,
    /** An operator, a bracket, or a character that the language has no use for. */
    SIGN
  }

  /** Refuses null. */
  public Lexeme {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(text);
    Objects.requireNonNull(span);
  }

  /** Whether it is this sign. */
  public boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }
}
