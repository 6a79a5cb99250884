package inquest.engine.unwind.demangle;

/**
 * Rust's first mangling: the Itanium ABI's nested names, the last of them a hash, other characters
 * between dollar signs. The hash and what follows it are not printed.
 */
final class RustLegacy {
  private static final int HASH_DIGITS = 16;

  /** A hash has more digits than this that differ; names of C++ that look like one hardly do. */
  private static final int FEWEST_DIGITS = 5;

  private RustLegacy() {}

  /**
   * The plain form of a name whose identifiers begin at {@code start}; null when it is not Rust's.
   */
  static String demangle(String symbol, int start, Work work) {
    Mangled in = new Mangled(symbol, start, symbol.length(), work);
    StringBuilder out = new StringBuilder();
    String last = null;
    while (in.atDigit()) {
      int length = in.number();
      if (last != null) {
        out.append(out.isEmpty() ? "" : "::");
        decode(last, out);
      }
      last = in.take(length);
    }
    boolean ends = in.accept('E') && (in.atEnd() || in.peek() == '.');
    return ends && last != null && isHash(last) && !out.isEmpty() ? out.toString() : null;
  }

  private static boolean isHash(String name) {
    if (name.length() != HASH_DIGITS + 1 || name.charAt(0) != 'h') {
      return false;
    }
    int seen = 0;
    for (int i = 1; i <= HASH_DIGITS; i++) {
      char c = name.charAt(i);
      if (!Mangled.isDigit(c) && !(c >= 'a' && c <= 'f')) {
        return false;
      }
      seen |= 1 << Character.digit(c, 16);
    }
    return Integer.bitCount(seen) >= FEWEST_DIGITS;
  }

  private static void decode(String name, StringBuilder out) {
    int at = name.startsWith("_$") ? 1 : 0;
    while (at < name.length()) {
      char c = name.charAt(at);
      if (c == '.' && at + 1 < name.length() && name.charAt(at + 1) == '.') {
        out.append("::");
        at += 2;
        continue;
      }
      int end = c == '$' ? name.indexOf('$', at + 1) : -1;
      int plain = end < 0 ? -1 : escaped(name.substring(at + 1, end));
      if (plain < 0 && c == '$') {
        out.append(name, at, name.length());
        return;
      }
      out.appendCodePoint(plain < 0 ? c : plain);
      at = plain < 0 ? at + 1 : end + 1;
    }
  }

  /** The character of an escape; -1 when it is none. */
  private static int escaped(String code) {
    return switch (code) {
      case "SP" -> '@';
      case "BP" -> '*';
      case "RF" -> '&';
      case "LT" -> '<';
      case "GT" -> '>';
      case "LP" -> '(';
      case "RP" -> ')';
      case "C" -> ',';
      default -> code.startsWith("u") ? hexadecimal(code) : -1;
    };
  }

  private static int hexadecimal(String code) {
    int value = 0;
    for (int i = 1; i < code.length(); i++) {
      char c = code.charAt(i);
      boolean digit = Mangled.isDigit(c) || c >= 'a' && c <= 'f';
      value = value << 4 | Character.digit(c, 16);
      if (!digit || value > Character.MAX_CODE_POINT) {
        return -1;
      }
    }
    return code.length() < 2 || Character.isISOControl(value) ? -1 : value;
  }
}
