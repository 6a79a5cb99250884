package inquest.dsl.parse;

import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Span;
import inquest.grammar.InquestLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Looks at text that is still being written: what a shell wants to know before it is parsed. */
public final class Lexemes {
  private Lexemes() {}

  /** The words and signs of a text, without comments. Never throws for what makes no sense. */
  public static List<Lexeme> of(String text) {
    Places places = new Places(text, 0);
    List<Lexeme> lexemes = new ArrayList<>();
    for (Token token : QueryParser.tokens(text)) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        lexemes.add(new Lexeme(kind(token), token.getText(), places.of(token)));
      }
    }
    return lexemes;
  }

  private static Lexeme.Kind kind(Token token) {
    return switch (token.getType()) {
      case InquestLexer.NEWLINE -> Lexeme.Kind.LINE_END;
      case InquestLexer.INT, InquestLexer.DECIMAL, InquestLexer.HEX -> Lexeme.Kind.NUMBER;
      case InquestLexer.STRING, InquestLexer.OPEN_STRING -> Lexeme.Kind.STRING;
      case InquestLexer.PARAMETER -> Lexeme.Kind.PARAMETER;
      default -> {
        int first = token.getText().codePointAt(0);
        boolean word = Character.isLetter(first) || first == '_' || first == '`';
        yield word ? Lexeme.Kind.WORD : Lexeme.Kind.SIGN;
      }
    };
  }

  /**
   * Whether a text that ends here would lack something, such as the end of an if: more lines are to
   * come.
   */
  public static boolean isOpen(String text) {
    return isCut(text) || isInsideBlock(text);
  }

  /** Whether the last statement of a text is not whole; an if is whole behind its condition. */
  public static boolean isCut(String text) {
    return StatementEnds.isOpen(QueryParser.tokens(text));
  }

  private static boolean isInsideBlock(String text) {
    Places places = new Places(text, 0);
    Blocks blocks = new Blocks(places);
    try {
      for (Token token : StatementEnds.keepOnlyEnds(QueryParser.tokens(text), places)) {
        blocks.pass(token);
      }
    } catch (QueryError wrong) {
      return false; // more lines would not make it right
    }
    return blocks.isOpen();
  }

  /** Whether a line goes on with the statement of the line before: it starts with a clause word. */
  public static boolean goesOn(String line) {
    return QueryParser.tokens(line).stream()
        .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
        .findFirst()
        .map(StatementEnds::goesOn)
        .orElse(false);
  }

  /**
   * Where the statements of a text stand, in order; an if reaches to its end. A text with a string
   * that is not closed, or with an end too many, is one statement: parsing it says what is wrong.
   */
  public static List<Span> statements(String text) {
    try {
      return cut(text);
    } catch (QueryError wrong) {
      return List.of(new Span(0, text.length()));
    }
  }

  private static List<Span> cut(String text) throws QueryError {
    Places places = new Places(text, 0);
    Blocks blocks = new Blocks(places);
    List<Span> statements = new ArrayList<>();
    Span statement = null;
    for (Token token : StatementEnds.keepOnlyEnds(QueryParser.tokens(text), places)) {
      blocks.pass(token);
      if (StatementEnds.isSeparator(token) && !blocks.isOpen()) {
        add(statements, statement);
        statement = null;
      } else {
        statement = statement == null ? places.of(token) : statement.to(places.of(token));
      }
    }
    add(statements, statement);
    return statements;
  }

  private static void add(List<Span> statements, Span statement) {
    if (statement != null) {
      statements.add(statement);
    }
  }
}
