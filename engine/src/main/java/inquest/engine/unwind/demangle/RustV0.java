package inquest.engine.unwind.demangle;

/**
 * Rust's mangling of today (RFC 2603), read and printed in one go. Crates print without their
 * hashes, constants without their types, and what compilers append behind a dot is left out.
 */
final class RustV0 {
  final Mangled in;
  final RustText out;
  private final int start;
  private final RustTypes types;

  private RustV0(Mangled in) {
    this.in = in;
    this.out = new RustText();
    this.start = in.position();
    this.types = new RustTypes(this);
  }

  /** The plain form of a name that begins at {@code start} with what follows {@code _R}. */
  static String demangle(String symbol, int start, Work work) {
    int dot = symbol.indexOf('.', start);
    Mangled in = new Mangled(symbol, start, dot < 0 ? symbol.length() : dot, work);
    RustV0 name = new RustV0(in);
    if (in.peek() < 'A' || in.peek() > 'Z') {
      throw new NotMangled("a version that is not known");
    }
    name.path(true);
    if (!in.atEnd()) {
      name.out.silence(true);
      name.path(false);
    }
    if (!in.atEnd()) {
      throw new NotMangled("more than a name");
    }
    return name.out.result();
  }

  /** A path; {@code value} when arguments need {@code ::} before them. */
  void path(boolean value) {
    in.enter();
    switch (in.next()) {
      case 'C' -> {
        disambiguator();
        out.add(identifier());
      }
      case 'N' -> nested(value);
      case 'M' -> {
        implementation();
        out.add("<");
        types.type();
        out.add(">");
      }
      case 'X' -> {
        implementation();
        qualified();
      }
      case 'Y' -> qualified();
      case 'I' -> {
        path(value);
        out.add(value ? "::<" : "<");
        types.arguments();
        out.add(">");
      }
      case 'B' -> {
        int back = backwards();
        if (back >= 0) {
          path(value);
          in.rewind(back);
        }
      }
      default -> throw new NotMangled("no path");
    }
    in.leave();
  }

  /** Where an implementation stands is not printed. */
  private void implementation() {
    boolean silent = out.silent();
    out.silence(true);
    disambiguator();
    path(false);
    out.silence(silent);
  }

  private void qualified() {
    out.add("<");
    types.type();
    out.add(" as ");
    path(false);
    out.add(">");
  }

  private void nested(boolean value) {
    char namespace = in.next();
    boolean special = namespace >= 'A' && namespace <= 'Z';
    if (!special && !Mangled.isLower(namespace)) {
      throw new NotMangled("no namespace");
    }
    path(value);
    long number = disambiguator();
    String name = identifier();
    if (!special) {
      out.add(name.isEmpty() ? "" : "::");
      out.add(name);
      return;
    }
    String kind =
        switch (namespace) {
          case 'C' -> "closure";
          case 'S' -> "shim";
          default -> String.valueOf(namespace);
        };
    out.add("::{");
    out.add(kind);
    out.add(name.isEmpty() ? "" : ":");
    out.add(name);
    out.add("#");
    out.add(Long.toString(number));
    out.add("}");
  }

  /**
   * Follows a reference to an earlier place: answers where to go on afterwards, -1 when nothing is
   * printed and so nothing need be followed.
   */
  int backwards() {
    int here = in.position() - 1;
    long to = start + base62();
    if (to >= here) {
      throw new NotMangled("a reference forwards");
    }
    if (out.silent()) {
      return -1;
    }
    int back = in.position();
    in.rewind((int) to);
    return back;
  }

  private long disambiguator() {
    return optionalBase62('s');
  }

  /** 0 when the letter is not there, else one more than the number behind it. */
  long optionalBase62(char letter) {
    return in.accept(letter) ? base62() + 1 : 0;
  }

  /** {@code _} is 0, {@code 0_} is 1: digits, small letters, capitals. */
  long base62() {
    if (in.accept('_')) {
      return 0;
    }
    long value = 0;
    char c = in.next();
    while (c != '_') {
      int digit;
      if (Mangled.isDigit(c)) {
        digit = c - '0';
      } else if (Mangled.isLower(c)) {
        digit = c - 'a' + 10;
      } else if (c >= 'A' && c <= 'Z') {
        digit = c - 'A' + 36;
      } else {
        throw new NotMangled("no number");
      }
      value = value * 62 + digit;
      if (value < 0 || value > Long.MAX_VALUE / 63) {
        return tooLarge();
      }
      c = in.next();
    }
    return value + 1;
  }

  /** The hash of a crate fits 64 bits and is not printed: its value does not matter. */
  private long tooLarge() {
    while (in.next() != '_') {}
    return Long.MAX_VALUE / 2;
  }

  /** An identifier without its disambiguator. */
  String identifier() {
    boolean unicode = in.accept('u');
    int length = in.peek() == '0' ? zero() : in.number();
    in.accept('_');
    String name = in.take(length);
    return unicode ? Punycode.decode(name) : name;
  }

  private int zero() {
    in.next();
    return 0;
  }
}
