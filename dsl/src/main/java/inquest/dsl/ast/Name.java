package inquest.dsl.ast;

/**
 * A word as written, without its backquotes.
 *
 * @param text the word
 * @param span where it stands
 */
public record Name(String text, Span span) {
  @Override
  public String toString() {
    return text;
  }
}
