package inquest.dsl.parse;

import inquest.dsl.ast.QueryError;
import inquest.grammar.InquestLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Refuses what would make recursion over the tree too deep, before anything recurses. */
final class Nesting {
  private static final int MOST_BRACKETS = 100;
  private static final int MOST_OPERATORS = 1_000;

  private Nesting() {}

  static void check(List<Token> tokens, Places places) throws QueryError {
    int brackets = 0;
    int operators = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case InquestLexer.LPAREN, InquestLexer.LBRACKET -> brackets++;
        case InquestLexer.RPAREN, InquestLexer.RBRACKET -> brackets--;
        case InquestLexer.SEMICOLON, InquestLexer.NEWLINE -> operators = 0;
        case InquestLexer.NOT,
            InquestLexer.MINUS,
            InquestLexer.PLUS,
            InquestLexer.STAR,
            InquestLexer.SLASH,
            InquestLexer.PERCENT,
            InquestLexer.AND,
            InquestLexer.OR,
            InquestLexer.DOT ->
            operators++;
        default -> {}
      }
      if (brackets > MOST_BRACKETS) {
        throw new QueryError(
            places.of(token),
            "more than " + MOST_BRACKETS + " brackets are open here",
            java.util.Optional.of("use let to name a part"));
      }
      if (operators > MOST_OPERATORS) {
        throw new QueryError(
            places.of(token),
            "this statement has more than " + MOST_OPERATORS + " operators",
            java.util.Optional.of("use let to name a part, or in (…) for a list"));
      }
    }
  }
}
