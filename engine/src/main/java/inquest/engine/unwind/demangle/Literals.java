package inquest.engine.unwind.demangle;

/** Values in template arguments (Itanium C++ ABI 5.1.6.1). */
final class Literals {
  private final Itanium grammar;
  private final Mangled in;

  Literals(Itanium grammar) {
    this.grammar = grammar;
    this.in = grammar.in;
  }

  /** {@code L type value E}, or {@code L_Z encoding E}. */
  Node literal() {
    in.expect('L');
    return in.peek() == 'Z' || in.looksAt("_Z") ? grammar.encodings.embedded() : value();
  }

  private Node value() {
    Node type = grammar.types.type();
    if (in.accept('E')) {
      return type instanceof TypeNode.Array ? new ExpressionNode.Around("\"<", type, ">\"") : type;
    }
    boolean negative = in.accept('n');
    int start = in.position();
    while (in.peek() != 'E') {
      char c = in.next();
      if (!Mangled.isDigit(c) && !Mangled.isLower(c) && c != '_') {
        throw new NotMangled("no value");
      }
    }
    String digits = in.since(start);
    in.expect('E');
    if (digits.isEmpty()) {
      throw new NotMangled("no value");
    }
    return new ExpressionNode.Literal(type, negative, digits);
  }
}
