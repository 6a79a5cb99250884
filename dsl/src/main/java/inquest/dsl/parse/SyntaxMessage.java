package inquest.dsl.parse;

import inquest.dsl.ast.Nearest;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Span;
import inquest.grammar.InquestLexer;
import inquest.grammar.InquestParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Says what a parser met and what it expected, in the words of the language's users. */
final class SyntaxMessage {
  private static final int MOST_NAMED = 6;

  private SyntaxMessage() {}

  static QueryError of(
      ParseCancellationException cancelled,
      IntervalSet expected,
      List<Token> tokens,
      Places places) {
    if (!(cancelled.getCause() instanceof RecognitionException e)) {
      return new QueryError(new Span(0, 0), "this query cannot be parsed");
    }
    Token token = e.getOffendingToken();
    Span span = places.of(token);
    String met = met(token);
    List<Token> statement = statement(tokens, token);
    Token first = statement.isEmpty() ? token : statement.getFirst();
    if (first.getText().equalsIgnoreCase("select")) {
      return new QueryError(
          places.of(first),
          "a query begins with its relation",
          Optional.of("write " + from(tokens, first) + " select …"));
    }
    if (first.getType() == InquestLexer.IF && expected.contains(InquestLexer.SEMICOLON)) {
      return new QueryError(
          span, met, Optional.of("a new line or ; stands behind the condition of an if"));
    }
    if (token.getType() == InquestLexer.ASSIGN) {
      return new QueryError(span, "= does not compare", Optional.of("write =="));
    }
    Optional<String> near =
        token.getType() == InquestLexer.NAME
            ? Nearest.to(token.getText(), words(expected)).map(w -> "did you mean " + w + "?")
            : Optional.empty();
    String wanted = wanted(expected);
    return new QueryError(span, wanted.isEmpty() ? met : met + ", expected " + wanted, near);
  }

  /** The tokens of the statement in which a token stands, up to it. */
  private static List<Token> statement(List<Token> tokens, Token last) {
    int end = tokens.indexOf(last) < 0 ? tokens.size() : tokens.indexOf(last);
    int start = end;
    while (start > 0 && !StatementEnds.isSeparator(tokens.get(start - 1))) {
      start--;
    }
    return tokens.subList(start, end);
  }

  /** The word behind from, as SQL has it; a relation that there is where nothing stands there. */
  private static String from(List<Token> tokens, Token select) {
    for (int i = tokens.indexOf(select); i + 1 < tokens.size(); i++) {
      if (StatementEnds.isSeparator(tokens.get(i))) {
        break;
      }
      if (tokens.get(i).getText().equalsIgnoreCase("from")) {
        return tokens.get(i + 1).getText();
      }
    }
    return "threads";
  }

  private static String met(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "the text ends here";
      case InquestLexer.NEWLINE -> "the statement ends here";
      case InquestLexer.OTHER -> "unexpected character " + visible(token.getText());
      default -> "unexpected " + token.getText();
    };
  }

  private static String visible(String character) {
    int c = character.codePointAt(0);
    return Character.isISOControl(c) ? "U+%04X".formatted(c) : character;
  }

  private static String wanted(IntervalSet expected) {
    boolean name = expected.contains(InquestParser.NAME);
    boolean value = expected.contains(InquestParser.STRING) && name;
    List<String> options = new ArrayList<>();
    if (value) {
      options.add("a value");
    } else if (name) {
      options.add("a name");
    } else {
      options.addAll(words(expected));
      options.addAll(signs(expected));
    }
    boolean end = expected.contains(InquestParser.SEMICOLON) || expected.contains(Token.EOF);
    if (options.size() > MOST_NAMED) {
      options = new ArrayList<>(options.subList(0, MOST_NAMED));
      options.add("…");
    }
    if (end) {
      options.add("the end");
    }
    return switch (options.size()) {
      case 0 -> "";
      case 1 -> options.getFirst();
      default ->
          String.join(", ", options.subList(0, options.size() - 1)) + " or " + options.getLast();
    };
  }

  /** The expected tokens that are written as a word, clause words first as the grammar has them. */
  private static List<String> words(IntervalSet expected) {
    return literals(expected, true);
  }

  private static List<String> signs(IntervalSet expected) {
    return literals(expected, false);
  }

  private static List<String> literals(IntervalSet expected, boolean letters) {
    List<String> found = new ArrayList<>();
    for (int type : expected.toArray()) {
      String literal = InquestLexer.VOCABULARY.getLiteralName(type);
      boolean plain =
          literal != null && type != InquestLexer.SEMICOLON && type != InquestLexer.ASSIGN;
      if (plain && Character.isLetter(literal.charAt(1)) == letters) {
        found.add(literal.substring(1, literal.length() - 1));
      } else if (literal == null && !letters && type == InquestLexer.INT) {
        found.add("a number");
      } else if (literal == null && !letters && type == InquestLexer.STRING) {
        found.add("a string");
      }
    }
    return found;
  }
}
