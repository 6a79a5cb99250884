package inquest.dsl.parse;

import inquest.dsl.ast.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Turns ANTLR's code point indices into places in the text, counted in UTF-16 units. */
final class Places {
  private final String text;
  private final int offset;

  /**
   * @param text what is parsed
   * @param offset where it stands in the script
   */
  Places(String text, int offset) {
    this.text = text;
    this.offset = offset;
  }

  String text() {
    return text;
  }

  Span of(Token token) {
    if (token.getType() == Token.EOF) {
      int end = offset + text.stripTrailing().length();
      return new Span(end, end);
    }
    return new Span(unit(token.getStartIndex()), unit(token.getStopIndex() + 1));
  }

  Span of(ParserRuleContext tree) {
    Token stop = tree.getStop() == null ? tree.getStart() : tree.getStop();
    return of(tree.getStart()).to(of(stop));
  }

  /** The text at a place. */
  String at(Span span) {
    return text.substring(span.start() - offset, span.end() - offset);
  }

  private int unit(int codePoint) {
    return offset
        + text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length())));
  }
}
