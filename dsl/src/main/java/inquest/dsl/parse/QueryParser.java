package inquest.dsl.parse;

import inquest.dsl.ast.Expression;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Script;
import inquest.dsl.ast.Span;
import inquest.grammar.InquestLexer;
import inquest.grammar.InquestParser;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** The one way from text to syntax tree. Nothing of ANTLR is seen outside. */
public final class QueryParser {
  private static final int MOST_CHARACTERS = 1_000_000;

  private QueryParser() {}

  /**
   * Parses a script of any number of statements.
   *
   * @throws QueryError at the first thing that is wrong
   */
  public static Script parse(String text) throws QueryError {
    Places places = new Places(text, 0);
    return parse(
        text,
        places,
        Blocks::check,
        InquestParser::script,
        tree -> new AstBuilder(places).script(tree));
  }

  /**
   * Parses one expression alone, as in the braces of an echo.
   *
   * @param offset where it stands in the script
   * @throws QueryError at the first thing that is wrong
   */
  public static Expression parseExpression(String text, int offset) throws QueryError {
    Places places = new Places(text, offset);
    return parse(
        text,
        places,
        (tokens, at) -> {},
        InquestParser::lone,
        tree -> new ExpressionBuilder(new AstBuilder(places), places).of(tree.expression()));
  }

  private interface Check {
    void of(List<Token> tokens, Places places) throws QueryError;
  }

  private interface Build<C, T> {
    T of(C tree) throws QueryError;
  }

  private static <C extends ParserRuleContext, T> T parse(
      String text, Places places, Check check, Function<InquestParser, C> rule, Build<C, T> build)
      throws QueryError {
    if (text.length() > MOST_CHARACTERS) {
      throw new QueryError(new Span(0, 0), "a script may have " + MOST_CHARACTERS + " characters");
    }
    List<Token> tokens = StatementEnds.keepOnlyEnds(tokens(text), places);
    Nesting.check(tokens, places);
    check.of(tokens, places);
    try {
      return build.of(tree(tokens, rule, PredictionMode.SLL, new FirstError(false)));
    } catch (ParseCancellationException shortcutFailed) {
      FirstError error = new FirstError(true);
      try {
        return build.of(tree(tokens, rule, PredictionMode.LL, error));
      } catch (ParseCancellationException e) {
        throw SyntaxMessage.of(e, error.possible(), tokens, places);
      }
    }
  }

  static List<? extends Token> tokens(String text) {
    InquestLexer lexer = new InquestLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer.getAllTokens();
  }

  private static <C> C tree(
      List<Token> tokens, Function<InquestParser, C> rule, PredictionMode mode, FirstError error) {
    InquestParser parser = new InquestParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(error);
    parser.getInterpreter().setPredictionMode(mode);
    return rule.apply(parser);
  }
}
