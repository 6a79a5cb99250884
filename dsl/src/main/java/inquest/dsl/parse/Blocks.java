package inquest.dsl.parse;

import inquest.dsl.ast.QueryError;
import inquest.grammar.InquestLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Says which {@code if} has no {@code end}, and which {@code end} no {@code if}, before the parser
 * can only say that something is missing. Where a statement may begin these words are no names.
 */
final class Blocks {
  private static final int MOST_OPEN = 100;

  /** An if whose end did not come yet. */
  private record Block(Token start, boolean hasElse) {}

  private Blocks() {}

  static void check(List<Token> tokens, Places places) throws QueryError {
    Deque<Block> open = new ArrayDeque<>();
    boolean begins = true;
    for (Token token : tokens) {
      int type = token.getType();
      if (begins && type == InquestLexer.IF) {
        open.push(new Block(token, false));
      } else if (begins && (type == InquestLexer.ELSE || type == InquestLexer.END)) {
        if (open.isEmpty()) {
          throw new QueryError(places.of(token), "no if stands before this " + token.getText());
        }
        Block block = open.pop();
        if (type == InquestLexer.ELSE) {
          if (block.hasElse()) {
            throw new QueryError(places.of(token), "this if has an else already");
          }
          open.push(new Block(block.start(), true));
        }
      }
      if (open.size() > MOST_OPEN) {
        throw new QueryError(places.of(token), "more than " + MOST_OPEN + " blocks are open here");
      }
      begins =
          type == InquestLexer.SEMICOLON
              || type == InquestLexer.NEWLINE
              || (begins && type == InquestLexer.ELSE);
    }
    if (!open.isEmpty()) {
      throw new QueryError(
          places.of(open.element().start()),
          "this if has no end",
          Optional.of("write end after its block"));
    }
  }
}
