package inquest.engine.show.spelling;

/** Which characters may be written as they are, and how the others are escaped. */
public final class Characters {
  private Characters() {}

  /**
   * Whether Python writes a character as it is ({@code _PyUnicode_IsPrintable}): all but controls,
   * formats (bidirectional controls among them), surrogates, private use, unassigned, and
   * separators other than the space. A character that is younger than the target's Unicode tables
   * counts as printable here.
   *
   * @param c a code point
   */
  public static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  /**
   * Writes a code point as {@code \n}, {@code \xHH}, {@code \}{@code uHHHH} or {@code \UHHHHHHHH}.
   */
  static void appendEscape(StringBuilder out, int c) {
    if (c == '\n') {
      out.append("\\n");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (c == '\r') {
      out.append("\\r");
    } else if (c <= 0xff) {
      out.append("\\x");
      appendHex(out, c, 2);
    } else if (c <= 0xffff) {
      out.append("\\u");
      appendHex(out, c, 4);
    } else {
      out.append("\\U");
      appendHex(out, c, 8);
    }
  }

  /**
   * A name or other text from the target made safe for a terminal and a single line: what is not
   * printable is escaped, everything else stands as it is.
   */
  public static String safe(String text) {
    int length = text.length();
    int plain = 0;
    while (plain < length && text.charAt(plain) >= ' ' && text.charAt(plain) < 0x7f) {
      plain++;
    }
    if (plain == length || text.codePoints().skip(plain).allMatch(Characters::isPrintable)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(c -> {
          if (isPrintable(c)) {
            out.appendCodePoint(c);
          } else {
            appendEscape(out, c);
          }
        });
    return out.toString();
  }

  private static void appendHex(StringBuilder out, int value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      out.append(Character.forDigit(value >> shift & 0xf, 16));
    }
  }
}
