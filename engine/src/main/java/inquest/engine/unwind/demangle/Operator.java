package inquest.engine.unwind.demangle;

/**
 * An operator of C++ (Itanium C++ ABI 5.1.3).
 *
 * @param text how it is written
 * @param kind where its operands stand
 */
record Operator(String text, Kind kind) {
  /** Where operands stand in an expression. */
  enum Kind {
    PREFIX,
    /** Before its operand when {@code _} follows the code, else behind it. */
    EITHER,
    BINARY,
    /** Has a rule of its own in expressions. */
    OTHER
  }

  /** The operator of a two-letter code; null when there is none. */
  static Operator of(char first, char second) {
    Operator operator = arithmetic(first, second);
    if (operator == null) {
      operator = comparison(first, second);
    }
    return operator == null ? rest(first, second) : operator;
  }

  private static Operator arithmetic(char first, char second) {
    return switch (first << 8 | second) {
      case 'p' << 8 | 'l' -> binary("+");
      case 'p' << 8 | 'L' -> binary("+=");
      case 'm' << 8 | 'i' -> binary("-");
      case 'm' << 8 | 'I' -> binary("-=");
      case 'm' << 8 | 'l' -> binary("*");
      case 'm' << 8 | 'L' -> binary("*=");
      case 'd' << 8 | 'v' -> binary("/");
      case 'd' << 8 | 'V' -> binary("/=");
      case 'r' << 8 | 'm' -> binary("%");
      case 'r' << 8 | 'M' -> binary("%=");
      case 'a' << 8 | 'n' -> binary("&");
      case 'a' << 8 | 'N' -> binary("&=");
      case 'o' << 8 | 'r' -> binary("|");
      case 'o' << 8 | 'R' -> binary("|=");
      case 'e' << 8 | 'o' -> binary("^");
      case 'e' << 8 | 'O' -> binary("^=");
      case 'l' << 8 | 's' -> binary("<<");
      case 'l' << 8 | 'S' -> binary("<<=");
      case 'r' << 8 | 's' -> binary(">>");
      case 'r' << 8 | 'S' -> binary(">>=");
      case 'p' << 8 | 's' -> prefix("+");
      case 'n' << 8 | 'g' -> prefix("-");
      case 'c' << 8 | 'o' -> prefix("~");
      case 'p' << 8 | 'p' -> new Operator("++", Kind.EITHER);
      case 'm' << 8 | 'm' -> new Operator("--", Kind.EITHER);
      default -> null;
    };
  }

  private static Operator comparison(char first, char second) {
    return switch (first << 8 | second) {
      case 'e' << 8 | 'q' -> binary("==");
      case 'n' << 8 | 'e' -> binary("!=");
      case 'l' << 8 | 't' -> binary("<");
      case 'g' << 8 | 't' -> binary(">");
      case 'l' << 8 | 'e' -> binary("<=");
      case 'g' << 8 | 'e' -> binary(">=");
      case 's' << 8 | 's' -> binary("<=>");
      case 'a' << 8 | 'a' -> binary("&&");
      case 'o' << 8 | 'o' -> binary("||");
      case 'n' << 8 | 't' -> prefix("!");
      default -> null;
    };
  }

  private static Operator rest(char first, char second) {
    return switch (first << 8 | second) {
      case 'a' << 8 | 'S' -> binary("=");
      case 'c' << 8 | 'm' -> binary(",");
      case 'p' << 8 | 'm' -> binary("->*");
      case 'p' << 8 | 't' -> binary("->");
      case 'd' << 8 | 't' -> binary(".");
      case 'd' << 8 | 's' -> binary(".*");
      case 'a' << 8 | 'd' -> prefix("&");
      case 'd' << 8 | 'e' -> prefix("*");
      case 'd' << 8 | 'l' -> prefix("delete ");
      case 'd' << 8 | 'a' -> prefix("delete[] ");
      case 'a' << 8 | 'w' -> prefix("co_await ");
      case 't' << 8 | 'w' -> prefix("throw ");
      case 'n' << 8 | 'w' -> other("new");
      case 'n' << 8 | 'a' -> other("new[]");
      case 'c' << 8 | 'l' -> other("()");
      case 'i' << 8 | 'x' -> other("[]");
      case 'q' << 8 | 'u' -> other("?");
      default -> null;
    };
  }

  private static Operator binary(String text) {
    return new Operator(text, Kind.BINARY);
  }

  private static Operator prefix(String text) {
    return new Operator(text, Kind.PREFIX);
  }

  private static Operator other(String text) {
    return new Operator(text, Kind.OTHER);
  }

  /** What a function that defines the operator is called. */
  String functionName() {
    return (Mangled.isLower(text.charAt(0)) ? "operator " : "operator") + text.strip();
  }
}
