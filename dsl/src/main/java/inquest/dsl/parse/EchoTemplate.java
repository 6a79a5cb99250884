package inquest.dsl.parse;

import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Span;
import inquest.dsl.ast.Statement.Echo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits the string of an echo into text and the expressions in braces; doubled braces stand for
 * themselves.
 */
final class EchoTemplate {
  private EchoTemplate() {}

  /**
   * @param literal the string with its quotes, as written
   * @param start where it stands in the script
   */
  static List<Echo.Part> parts(String literal, int start) throws QueryError {
    List<Echo.Part> parts = new ArrayList<>();
    int end = literal.length() - 1;
    int textFrom = 1;
    int i = 1;
    while (i < end) {
      char c = literal.charAt(i);
      if ((c == '{' || c == '}') && i + 1 < end && literal.charAt(i + 1) == c) {
        addText(parts, literal, textFrom, i + 1, start);
        i += 2;
        textFrom = i;
      } else if (c == '{') {
        addText(parts, literal, textFrom, i, start);
        int close = closing(literal, i, end, start);
        String inside = literal.substring(i + 1, close);
        parts.add(new Echo.Value(QueryParser.parseExpression(inside, start + i + 1)));
        i = close + 1;
        textFrom = i;
      } else if (c == '}') {
        throw new QueryError(
            at(start, i),
            "this } closes nothing",
            Optional.of("write }} for the character itself"));
      } else {
        i += c == '\\' ? 2 : 1;
      }
    }
    addText(parts, literal, textFrom, end, start);
    return parts;
  }

  private static void addText(List<Echo.Part> parts, String literal, int from, int to, int start)
      throws QueryError {
    if (from < to) {
      parts.add(new Echo.Text(StringLiteral.unescape(literal.substring(from, to), start + from)));
    }
  }

  /** The brace that closes an expression: strings inside it may hold braces. */
  private static int closing(String literal, int open, int end, int start) throws QueryError {
    char quote = 0;
    for (int i = open + 1; i < end; i++) {
      char c = literal.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '}') {
        return i;
      }
    }
    throw new QueryError(
        at(start, open), "this { is not closed", Optional.of("write {{ for the character itself"));
  }

  private static Span at(int start, int i) {
    return new Span(start + i, start + i + 1);
  }
}
