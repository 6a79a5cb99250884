package inquest.engine.show.spelling;

/** Text as {@code repr} writes it ({@code unicode_repr} in Objects/unicodeobject.c). */
public final class TextSpelling {
  private TextSpelling() {}

  /** As Python 3 writes it: {@code 'it\'s'}, printable text as it is. */
  public static String python3(String text) {
    char quote = quoteFor(text);
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (!appendCommon(out, c, quote)) {
        if (c < 0x7f || (c > 0x7f && Characters.isPrintable(c))) {
          out.appendCodePoint(c);
        } else {
          Characters.appendEscape(out, c);
        }
      }
    }
    return out.append(quote).toString();
  }

  /** As Python 2 writes {@code unicode}: {@code u'caf\xe9'}, only ASCII as it is. */
  public static String python2(String text) {
    char quote = quoteFor(text);
    StringBuilder out = new StringBuilder(text.length() + 3).append('u').append(quote);
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (!appendCommon(out, c, quote)) {
        if (c < 0x7f) {
          out.append((char) c);
        } else {
          Characters.appendEscape(out, c);
        }
      }
    }
    return out.append(quote).toString();
  }

  /** Quotes, backslashes and ASCII control characters, which every form writes alike. */
  private static boolean appendCommon(StringBuilder out, int c, char quote) {
    if (c == '\\' || c == quote) {
      out.append('\\').append((char) c);
    } else if (c < ' ' || c == 0x7f) {
      Characters.appendEscape(out, c);
    } else {
      return false;
    }
    return true;
  }

  private static char quoteFor(String text) {
    return text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
  }
}
