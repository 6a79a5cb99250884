package inquest.dsl.parse;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Ends the parse at the first error: no token is guessed, dropped or repaired. Remembers what could
 * have stood at the token of the error: each optional part that the parser passed by there, not
 * only what it wanted last.
 */
final class FirstError extends DefaultErrorStrategy {
  private final boolean remember;
  private final IntervalSet possible = new IntervalSet();
  private int possibleAt = -1;

  /**
   * @param remember whether to collect what could have stood at each token: only worth its cost
   *     when the text is known to be wrong
   */
  FirstError(boolean remember) {
    this.remember = remember;
  }

  /** What could have stood at the token where the parse ended. */
  IntervalSet possible() {
    return possible;
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    note(parser);
    throw new ParseCancellationException(e);
  }

  @Override
  public Token recoverInline(Parser parser) {
    note(parser);
    throw new ParseCancellationException(new InputMismatchException(parser));
  }

  @Override
  public void sync(Parser parser) {
    note(parser);
  }

  private void note(Parser parser) {
    if (!remember) {
      return;
    }
    int at = parser.getCurrentToken().getTokenIndex();
    if (at != possibleAt) {
      possible.clear();
      possibleAt = at;
    }
    possible.addAll(parser.getExpectedTokens());
  }
}
