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

  private final Deque<Block> open = new ArrayDeque<>();
  private final Places places;
  private boolean begins = true;

  Blocks(Places places) {
    this.places = places;
  }

  static void check(List<Token> tokens, Places places) throws QueryError {
    Blocks blocks = new Blocks(places);
    for (Token token : tokens) {
      blocks.pass(token);
    }
    if (blocks.isOpen()) {
      throw new QueryError(
          places.of(blocks.open.element().start()),
          "this if has no end",
          Optional.of("write end after its block"));
    }
  }

  /** Goes on to the next word of a text whose line ends are those of statements. */
  void pass(Token token) throws QueryError {
    int type = token.getType();
    if (begins && type == InquestLexer.IF) {
      open.push(new Block(token, false));
    } else if (begins && (type == InquestLexer.ELSE || type == InquestLexer.END)) {
      closeBy(token);
    }
    if (open.size() > MOST_OPEN) {
      throw new QueryError(places.of(token), "more than " + MOST_OPEN + " blocks are open here");
    }
    begins =
        type == InquestLexer.SEMICOLON
            || type == InquestLexer.NEWLINE
            || (begins && type == InquestLexer.ELSE);
  }

  private void closeBy(Token token) throws QueryError {
    if (open.isEmpty()) {
      throw new QueryError(places.of(token), "no if stands before this " + token.getText());
    }
    Block block = open.pop();
    if (token.getType() == InquestLexer.ELSE) {
      if (block.hasElse()) {
        throw new QueryError(places.of(token), "this if has an else already");
      }
      open.push(new Block(block.start(), true));
    }
  }

  /** Whether an if has no end yet. */
  boolean isOpen() {
    return !open.isEmpty();
  }
}
