package inquest.engine.unwind.demangle;

import java.util.ArrayList;
import java.util.List;

/** Expressions in types and arguments (Itanium C++ ABI 5.1.6). */
final class Expressions {
  private final Itanium grammar;
  private final Mangled in;
  private final Literals literals;

  Expressions(Itanium grammar) {
    this.grammar = grammar;
    this.in = grammar.in;
    this.literals = new Literals(grammar);
  }

  /** Any expression. */
  Node expression() {
    in.enter();
    Node expression = read();
    in.leave();
    return expression;
  }

  /** {@code L … E}. */
  Node literal() {
    return literals.literal();
  }

  private Node read() {
    char first = in.peek();
    if (first == 'L') {
      return literal();
    }
    if (first == 'T') {
      return grammar.templates.parameter();
    }
    if (Mangled.isDigit(first)) {
      return withArguments(grammar.names.tags(grammar.names.source()));
    }
    if (first == 'u') {
      return vendor();
    }
    if (first == 'f') {
      return parameterOrFold();
    }
    return coded(first, in.peek(1));
  }

  private Node coded(char first, char second) {
    Node special = named(first, second);
    if (special != null) {
      return special;
    }
    in.take(2);
    return switch (first << 8 | second) {
      case 'c' << 8 | 'l', 'c' << 8 | 'p' -> call();
      case 'c' << 8 | 'v' -> conversion();
      case 'd' << 8 | 'c' -> cast("dynamic_cast");
      case 's' << 8 | 'c' -> cast("static_cast");
      case 'c' << 8 | 'c' -> cast("const_cast");
      case 'r' << 8 | 'c' -> cast("reinterpret_cast");
      case 'i' << 8 | 'l' -> new ExpressionNode.Braces(null, untilEnd());
      case 't' << 8 | 'l' -> new ExpressionNode.Braces(grammar.types.type(), untilEnd());
      case 'q' << 8 | 'u' ->
          new ExpressionNode.Conditional(expression(), expression(), expression());
      case 'i' << 8 | 'x' -> new ExpressionNode.Subscript(expression(), expression());
      case 's' << 8 | 't' -> around("sizeof (", grammar.types.type());
      case 'a' << 8 | 't' -> around("alignof (", grammar.types.type());
      case 't' << 8 | 'i' -> around("typeid (", grammar.types.type());
      case 't' << 8 | 'e' -> around("typeid (", expression());
      case 'n' << 8 | 'x' -> around("noexcept (", expression());
      case 's' << 8 | 'z' -> new ExpressionNode.Prefix("sizeof ", expression());
      case 'a' << 8 | 'z' -> new ExpressionNode.Prefix("alignof ", expression());
      case 's' << 8 | 'Z' -> new ExpressionNode.PackLength(List.of(expression()));
      case 's' << 8 | 'P' -> capturedLength();
      case 's' << 8 | 'o' -> subobject();
      case 's' << 8 | 'p' -> new NameNode.Expansion(expression());
      case 't' << 8 | 'r' -> new NameNode.Plain("throw");
      case 'n' << 8 | 'w', 'n' << 8 | 'a' -> allocation("new ");
      case 'd' << 8 | 'i' -> designated(".", grammar.names.source(), "=");
      case 'd' << 8 | 'x' -> designated("[", expression(), "]=");
      case 'd' << 8 | 'X' -> range();
      case 'r' << 8 | 'q', 'r' << 8 | 'Q' -> requirement(second == 'Q');
      default -> operation(Operator.of(first, second));
    };
  }

  /** Names that need no operator: with a scope, global, of operators and destructors. */
  private Node named(char first, char second) {
    if (first == 'g' && second == 's') {
      in.take(2);
      return global();
    }
    if (first == 's' && second == 'r') {
      in.take(2);
      Node scope = in.atDigit() && grammar.dialect().endsScopes() ? levels() : grammar.types.type();
      return withArguments(scope, simpleName());
    }
    boolean name = first == 'o' && second == 'n' || first == 'd' && second == 'n';
    return name ? withArguments(simpleName()) : null;
  }

  /** The scopes of an unresolved name, which end with {@code E} and cannot be abbreviated. */
  private Node levels() {
    Node scope = null;
    while (scope == null || !in.accept('E')) {
      Node level = withArguments(grammar.names.source());
      scope = scope == null ? level : new NameNode.Nested(scope, level);
    }
    return scope;
  }

  private Node simpleName() {
    if (in.accept("dn")) {
      Node type = in.atDigit() ? grammar.names.source() : grammar.types.type();
      return new NameNode.Special("~", type);
    }
    boolean operator = in.accept("on") || Mangled.isLower(in.peek());
    return grammar.names.tags(operator ? grammar.names.operator() : grammar.names.source());
  }

  private Node withArguments(Node scope, Node name) {
    return withArguments(new NameNode.Nested(scope, name));
  }

  private Node withArguments(Node name) {
    return in.peek() == 'I' ? new NameNode.Template(name, grammar.templates.arguments()) : name;
  }

  private Node global() {
    if (in.accept("nw") || in.accept("na")) {
      return allocation("::new ");
    }
    if (in.accept("dl")) {
      return new ExpressionNode.Prefix("::delete ", expression());
    }
    if (in.accept("da")) {
      return new ExpressionNode.Prefix("::delete[] ", expression());
    }
    return new NameNode.Global(expression());
  }

  private Node around(String before, Node part) {
    return new ExpressionNode.Around(before, part, ")");
  }

  private List<Node> untilEnd() {
    List<Node> parts = new ArrayList<>();
    while (!in.accept('E')) {
      parts.add(expression());
    }
    return parts;
  }

  private Node call() {
    Node callee = expression();
    return new ExpressionNode.Call(callee, untilEnd());
  }

  /** {@code cv type expression}, or {@code cv type _ expressions E}. */
  private Node conversion() {
    Node type = grammar.types.conversion();
    if (in.accept('_')) {
      return new ExpressionNode.Cast(type, new ExpressionNode.Sequence(untilEnd()));
    }
    return new ExpressionNode.Cast(type, expression());
  }

  private Node cast(String name) {
    Node type = grammar.types.type();
    return new ExpressionNode.NamedCast(name, type, expression());
  }

  private Node allocation(String words) {
    List<Node> placement = new ArrayList<>();
    while (!in.accept('_')) {
      placement.add(expression());
    }
    Node type = grammar.types.type();
    Node initial = null;
    if (in.accept("pi")) {
      initial = around("(", new ExpressionNode.Sequence(untilEnd()));
    } else if (in.peek() == 'i') {
      initial = expression();
    } else {
      in.expect('E');
    }
    return new ExpressionNode.New(words, placement, type, initial);
  }

  private Node designated(String before, Node what, String after) {
    Node designator = new ExpressionNode.Around(before, what, after);
    return new ExpressionNode.Designated(designator, expression());
  }

  private Node range() {
    Node from = expression();
    Node to = expression();
    Node range = new ExpressionNode.Around("", from, " ... ");
    Node designator =
        new ExpressionNode.Around(
            "[", new ExpressionNode.Joined(range, new ExpressionNode.Around("", to, "]=")), "");
    return new ExpressionNode.Designated(designator, expression());
  }

  private Node operation(Operator operator) {
    if (operator == null) {
      throw new NotMangled("no expression");
    }
    return switch (operator.kind()) {
      case PREFIX -> new ExpressionNode.Prefix(operator.text(), expression());
      case EITHER -> {
        boolean before = in.accept('_');
        Node operand = expression();
        yield before
            ? new ExpressionNode.Prefix(operator.text(), operand)
            : new ExpressionNode.Postfix(operand, operator.text());
      }
      case BINARY -> new ExpressionNode.Binary(expression(), operator.text(), operand(operator));
      case OTHER -> throw new NotMangled("no expression");
    };
  }

  /** What stands behind a dot or an arrow may be a name with arguments. */
  private Node operand(Operator operator) {
    boolean member = operator.text().equals(".") || operator.text().equals("->");
    if (member && (in.atDigit() || in.looksAt("on") || in.looksAt("dn"))) {
      return withArguments(simpleName());
    }
    return expression();
  }

  /** The length of a pack of which some arguments are known. */
  private Node capturedLength() {
    List<Node> arguments = new ArrayList<>();
    while (!in.accept('E')) {
      arguments.add(grammar.templates.argument());
    }
    return new ExpressionNode.PackLength(arguments);
  }

  /** A part of an object: its type, the object and an offset in bytes. */
  private Node subobject() {
    Node type = grammar.types.type();
    Node object = expression();
    String sign = in.accept('n') ? "-" : "";
    String offset = in.atDigit() ? sign + in.digits() : "0";
    while (in.accept('_')) {
      if (in.atDigit()) {
        in.digits();
      }
    }
    in.accept('p');
    in.expect('E');
    Node part = new ExpressionNode.Around(".<", type, " at offset " + offset + ">");
    return new ExpressionNode.Joined(object, part);
  }

  private Node parameterOrFold() {
    char kind = in.peek(1);
    if (kind == 'p' || kind == 'L' && Mangled.isDigit(in.peek(2))) {
      return functionParameter();
    }
    in.take(2);
    Operator operator = Operator.of(in.next(), in.next());
    if (operator == null) {
      throw new NotMangled("no operator");
    }
    Node first = expression();
    return switch (kind) {
      case 'l' -> new ExpressionNode.Fold(null, operator.text(), first);
      case 'r' -> new ExpressionNode.Fold(first, operator.text(), null);
      case 'L', 'R' -> new ExpressionNode.Fold(first, operator.text(), expression());
      default -> throw new NotMangled("no expression");
    };
  }

  private Node functionParameter() {
    if (in.accept("fpT")) {
      return new ExpressionNode.FunctionParameter("this");
    }
    if (in.take(2).equals("fL")) {
      in.digits();
      in.expect('p');
    }
    grammar.names.qualifiers();
    String number = Integer.toString(in.ordinal() + 1);
    return new ExpressionNode.FunctionParameter("{parm#".concat(number).concat("}"));
  }

  /** An expression of some vendor's: looks like a call. */
  private Node vendor() {
    in.expect('u');
    Node name = grammar.names.source();
    List<Node> arguments = new ArrayList<>();
    while (!in.accept('E')) {
      arguments.add(grammar.templates.argument());
    }
    return new ExpressionNode.Call(name, arguments);
  }

  private Node requirement(boolean withParameters) {
    List<Node> parameters = withParameters ? grammar.types.parameters() : List.of();
    if (withParameters) {
      in.expect('_');
    }
    List<Node> requirements = new ArrayList<>();
    while (!in.accept('E')) {
      requirements.add(oneRequirement(in.next()));
    }
    return new ExpressionNode.Requires(parameters, requirements);
  }

  private Node oneRequirement(char kind) {
    return switch (kind) {
      case 'T' -> new ExpressionNode.Around("typename ", grammar.types.type(), "");
      case 'Q' -> new ExpressionNode.Around("requires ", expression(), "");
      case 'X' -> {
        Node expression = expression();
        boolean noexcept = in.accept('N');
        Node plain = new ExpressionNode.Around("{", expression, noexcept ? "} noexcept" : "}");
        yield in.accept('R')
            ? new ExpressionNode.Joined(
                plain, new ExpressionNode.Around(" -> ", grammar.names.name(), ""))
            : noexcept ? plain : expression;
      }
      default -> throw new NotMangled("no requirement");
    };
  }
}
