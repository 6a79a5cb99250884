package inquest.dsl.parse;

import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Span;

/**
 * A string as Python writes it (The Python Language Reference, 2.4.1): the same escapes, and a
 * backslash before anything else stays, so that regular expressions read as they do there.
 */
final class StringLiteral {
  private StringLiteral() {}

  /**
   * The text that a literal stands for.
   *
   * @param body what stands between the quotes
   * @param start where the body starts in the script
   */
  static String unescape(String body, int start) throws QueryError {
    StringBuilder out = new StringBuilder(body.length());
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      if (c != '\\' || i + 1 == body.length()) {
        out.append(c);
        i++;
      } else {
        i = escape(body, i, start, out);
      }
    }
    return out.toString();
  }

  private static int escape(String body, int at, int start, StringBuilder out) throws QueryError {
    char c = body.charAt(at + 1);
    int simple = "\\'\"abfnrtv".indexOf(c);
    if (simple >= 0) {
      out.append("\\'\"\u0007\b\f\n\r\t\u000b".charAt(simple));
      return at + 2;
    }
    return switch (c) {
      case 'x' -> hex(body, at, 2, start, out);
      case 'u' -> hex(body, at, 4, start, out);
      case 'U' -> hex(body, at, 8, start, out);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(body, at, out);
      default -> {
        out.append('\\').append(c);
        yield at + 2;
      }
    };
  }

  private static int octal(String body, int at, StringBuilder out) {
    int end = at + 1;
    int value = 0;
    while (end < body.length()
        && end < at + 4
        && body.charAt(end) >= '0'
        && body.charAt(end) <= '7') {
      value = value * 8 + body.charAt(end) - '0';
      end++;
    }
    out.append((char) value);
    return end;
  }

  private static int hex(String body, int at, int digits, int start, StringBuilder out)
      throws QueryError {
    int end = at + 2 + digits;
    long value = -1;
    if (end <= body.length()
        && body.substring(at + 2, end)
            .chars()
            .allMatch(d -> Character.digit(d, 16) >= 0 && d < 128)) {
      value = Long.parseLong(body, at + 2, end, 16);
    }
    if (value < 0 || value > Character.MAX_CODE_POINT) {
      throw new QueryError(
          new Span(start + at, start + Math.min(end, body.length())),
          "\\" + body.charAt(at + 1) + " needs " + digits + " hexadecimal digits of a character");
    }
    out.appendCodePoint((int) value);
    return end;
  }
}
