package inquest.engine.unwind.demangle;

/** A position in a mangled name. */
final class Mangled {
  /** How deep rules of the grammar may nest; real names stay below a quarter of it. */
  static final int MAX_DEPTH = 400;

  /** What {@link #peek} answers behind the end. */
  static final char END = '\0';

  private final String text;
  private final int end;
  private int at;
  private int depth;
  private final Work work;

  Mangled(String text, int at, int end, Work work) {
    this.work = work;
    this.text = text;
    this.at = at;
    this.end = end;
  }

  int position() {
    return at;
  }

  void rewind(int to) {
    at = to;
  }

  /** Goes back to read everything in another way. */
  void restart(int to) {
    at = to;
    depth = 0;
  }

  boolean atEnd() {
    return at >= end;
  }

  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < end ? text.charAt(at + ahead) : END;
  }

  boolean atDigit() {
    return isDigit(peek());
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  char next() {
    if (at >= end) {
      throw new NotMangled("the name ends too early");
    }
    return text.charAt(at++);
  }

  boolean accept(char c) {
    if (at < end && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  boolean accept(String word) {
    if (looksAt(word)) {
      at += word.length();
      return true;
    }
    return false;
  }

  boolean looksAt(String word) {
    return word.length() <= end - at && text.startsWith(word, at);
  }

  void expect(char c) {
    if (!accept(c)) {
      throw new NotMangled("not the letter expected");
    }
  }

  String take(int length) {
    if (length < 0 || length > end - at) {
      throw new NotMangled("the name ends too early");
    }
    at += length;
    return text.substring(at - length, at);
  }

  /** Everything from an earlier position up to here. */
  String since(int start) {
    return text.substring(start, at);
  }

  /** Decimal digits, as they stand; at least one. */
  String digits() {
    int start = at;
    while (atDigit()) {
      at++;
    }
    if (at == start) {
      throw new NotMangled("no number");
    }
    return text.substring(start, at);
  }

  /** A decimal number below 2^31. */
  int number() {
    long value = 0;
    String digits = digits();
    for (int i = 0; i < digits.length(); i++) {
      value = value * 10 + (digits.charAt(i) - '0');
      if (value > Integer.MAX_VALUE) {
        throw new NotMangled("a number too large");
      }
    }
    return (int) value;
  }

  /** {@code _} is 0, {@code 0_} is 1, {@code 1_} is 2: decimal. */
  int ordinal() {
    if (accept('_')) {
      return 0;
    }
    int value = number();
    expect('_');
    if (value == Integer.MAX_VALUE) {
      throw new NotMangled("a number too large");
    }
    return value + 1;
  }

  /** {@code _} is 0, {@code 0_} is 1, {@code Z_} is 36: digits and capitals (seq-id of the ABI). */
  int sequence() {
    long value = -1;
    while (!accept('_')) {
      char c = next();
      int digit = isDigit(c) ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
      if (digit < 0) {
        throw new NotMangled("no sequence number");
      }
      value = Math.max(value, 0) * 36 + digit;
      if (value >= Integer.MAX_VALUE) {
        throw new NotMangled("a number too large");
      }
    }
    return (int) value + 1;
  }

  /** Called where a rule of the grammar begins that may contain itself. */
  void enter() {
    work.step();
    if (++depth > MAX_DEPTH) {
      throw new NotMangled("nested too deep");
    }
  }

  /** Called where such a rule ends. */
  void leave() {
    depth--;
  }
}
