package inquest.engine.unwind.demangle;

/**
 * The grammar of mangled C++ names (Itanium C++ ABI, chapter 5), its rules in one class for each
 * family: they call each other through here.
 */
final class Itanium {
  final Mangled in;
  final Substitutions substitutions;
  final Encodings encodings;
  final Names names;
  final Types types;
  final Templates templates;
  final Expressions expressions;

  private final Dialect dialect;

  private Itanium(Mangled in, Dialect dialect) {
    this.in = in;
    this.dialect = dialect;
    this.substitutions = new Substitutions(in);
    this.encodings = new Encodings(this);
    this.names = new Names(this);
    this.types = new Types(this);
    this.templates = new Templates(this);
    this.expressions = new Expressions(this);
  }

  Dialect dialect() {
    return dialect;
  }

  private static Node read(Mangled in) {
    int start = in.position();
    Dialect dialect = Dialect.first();
    while (true) {
      Dialect next;
      try {
        Node whole = new Itanium(in, dialect).encodings.encoding();
        next = dialect.next();
        if (atEnd(in) || next == null) {
          return whole;
        }
      } catch (NotMangled e) {
        next = dialect.next();
        if (next == null) {
          throw e;
        }
      }
      dialect = next;
      in.restart(start);
    }
  }

  private static boolean atEnd(Mangled in) {
    return in.atEnd() || in.peek() == '.' || in.looksAt("_block_invoke");
  }

  /** The plain form of a name that begins at {@code start} with what follows {@code _Z}. */
  static String demangle(String symbol, int start, Work work) {
    Mangled in = new Mangled(symbol, start, symbol.length(), work);
    Node whole = read(in);
    Printer out = new Printer(work);
    if (in.accept("_block_invoke")) {
      blockNumber(in);
      out.text("invocation function for block in ");
    }
    out.print(whole);
    while (!in.atEnd()) {
      out.text(" [clone ");
      out.text(clone(in));
      out.text("]");
    }
    return out.result();
  }

  /** A block's own number does not print. */
  private static void blockNumber(Mangled in) {
    in.accept('_');
    if (in.atDigit()) {
      in.digits();
    }
  }

  /** What a compiler appended to the name of a copy it made: {@code .constprop.0}. */
  private static String clone(Mangled in) {
    int start = in.position();
    in.expect('.');
    if (in.atDigit()) {
      in.digits();
    } else {
      while (Mangled.isLower(in.peek()) || in.peek() == '_') {
        in.next();
      }
      if (in.position() == start + 1) {
        throw new NotMangled("no clone suffix");
      }
    }
    while (in.peek() == '.' && Mangled.isDigit(in.peek(1))) {
      in.next();
      in.digits();
    }
    return in.since(start);
  }
}
