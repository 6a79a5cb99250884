package inquest.engine.unwind.demangle;

import java.util.ArrayList;
import java.util.List;

/** Types (Itanium C++ ABI 5.1.5). */
final class Types {
  private final Itanium grammar;
  private final Mangled in;
  private final FunctionTypes functions;
  private boolean inConversion;

  Types(Itanium grammar) {
    this.grammar = grammar;
    this.in = grammar.in;
    this.functions = new FunctionTypes(grammar);
  }

  /** Any type; remembers it where it can be abbreviated later. */
  Node type() {
    in.enter();
    Node type = BuiltinTypes.of(in.peek());
    if (type != null) {
      in.next();
    } else if (Mangled.isDigit(in.peek())) {
      type = remember(grammar.names.name());
    } else {
      type = compound();
    }
    in.leave();
    return type;
  }

  private Node remember(Node type) {
    return grammar.substitutions.add(type);
  }

  private Node compound() {
    return switch (in.peek()) {
      case 'r', 'V', 'K' -> remember(qualified());
      case 'P', 'R', 'O', 'C', 'G' -> remember(modified(in.next()));
      case 'N', 'Z' -> remember(grammar.names.name());
      case 'W' -> remember(grammar.names.name());
      case 'F' -> remember(functions.function(""));
      case 'A' -> remember(array());
      case 'M' -> remember(memberPointer());
      case 'U' ->
          remember(in.peek(1) == 'l' || in.peek(1) == 't' ? grammar.names.name() : vendor());
      case 'u' -> remember(vendorType());
      case 'T' -> parameterOrElaborated();
      case 'S' -> abbreviated();
      case 'D' -> extended();
      default -> throw new NotMangled("no type");
    };
  }

  private Node modified(char modifier) {
    Node type = type();
    return switch (modifier) {
      case 'P' -> new TypeNode.Pointer(type);
      case 'R' -> new TypeNode.Reference(type, false);
      case 'O' -> new TypeNode.Reference(type, true);
      case 'C' -> new TypeNode.Qualified(type, " _Complex");
      default -> new TypeNode.Qualified(type, " _Imaginary");
    };
  }

  private Node qualified() {
    int start = in.position();
    String qualifiers = grammar.names.qualifiers();
    int end = in.position();
    if (functions.startHere()) {
      return functions.function(qualifiers);
    }
    Node type = type();
    int behind = in.position();
    for (int at = end - 1; at >= start; at--) {
      in.rewind(at);
      type = new TypeNode.Qualified(type, qualifier(in.peek()));
    }
    in.rewind(behind);
    return type;
  }

  private static String qualifier(char code) {
    return code == 'K' ? " const" : code == 'V' ? " volatile" : " restrict";
  }

  /** {@code A size _ element}: the size a number, an expression or nothing. */
  private Node array() {
    in.expect('A');
    Node size = null;
    if (in.atDigit()) {
      size = new NameNode.Plain(in.digits());
    } else if (in.peek() != '_') {
      size = grammar.expressions.expression();
    }
    in.expect('_');
    return new TypeNode.Array(type(), size);
  }

  private Node memberPointer() {
    in.expect('M');
    Node type = type();
    return new TypeNode.MemberPointer(type, type());
  }

  /** A qualifier of some vendor's: {@code U name arguments type}. */
  private Node vendor() {
    in.expect('U');
    Node qualifier = grammar.names.source();
    if (in.peek() == 'I') {
      qualifier = new NameNode.Template(qualifier, grammar.templates.arguments());
    }
    return new TypeNode.Vendor(type(), qualifier);
  }

  private Node vendorType() {
    in.expect('u');
    Node name = grammar.names.source();
    return in.peek() == 'I' ? new NameNode.Template(name, grammar.templates.arguments()) : name;
  }

  private Node parameterOrElaborated() {
    char kind = in.peek(1);
    if (kind == 's' || kind == 'u' || kind == 'e') {
      in.take(2);
      return remember(grammar.names.name());
    }
    Node parameter = remember(grammar.templates.parameter());
    if (in.peek() != 'I') {
      return parameter;
    }
    int start = in.position();
    int known = grammar.substitutions.size();
    boolean conversion = inConversion;
    Node template = new NameNode.Template(parameter, grammar.templates.arguments());
    if (conversion && in.peek() != 'I') {
      in.rewind(start);
      grammar.substitutions.forget(known);
      return parameter;
    }
    return remember(template);
  }

  private Node abbreviated() {
    if (in.peek(1) == 't') {
      return remember(grammar.names.name());
    }
    int start = in.position();
    Node known = grammar.substitutions.read();
    if (known instanceof NameNode.Module) {
      in.rewind(start);
      return remember(grammar.names.name());
    }
    if (known instanceof NameNode.Variable) {
      throw new NotMangled("a variable for a type");
    }
    return in.peek() == 'I'
        ? remember(new NameNode.Template(known, grammar.templates.arguments()))
        : known;
  }

  /** The types whose codes begin with {@code D}. */
  private Node extended() {
    if (functions.startHere()) {
      return remember(functions.function(""));
    }
    char kind = in.peek(1);
    Node builtin = BuiltinTypes.extended(kind);
    if (builtin != null) {
      in.take(2);
      return builtin;
    }
    return switch (kind) {
      case 't', 'T' -> remember(decltype());
      case 'p' -> {
        in.take(2);
        yield remember(new NameNode.Expansion(type()));
      }
      case 'v' -> remember(vector());
      case 'F' -> floating();
      case 'B', 'U' -> bitInt();
      case 'k', 'K' -> constrained();
      default -> throw new NotMangled("no such type");
    };
  }

  /** {@code Dt expression E} or {@code DT expression E}. */
  Node decltype() {
    in.take(2);
    Node expression = grammar.expressions.expression();
    in.expect('E');
    return new TypeNode.Decltype(expression);
  }

  private Node vector() {
    in.take(2);
    Node size;
    if (in.atDigit()) {
      size = new NameNode.Plain(in.digits());
    } else {
      in.accept('_');
      size = grammar.expressions.expression();
    }
    in.expect('_');
    if (in.accept('p')) {
      return new TypeNode.Vector(new NameNode.Plain("pixel"), size);
    }
    return new TypeNode.Vector(type(), size);
  }

  private Node floating() {
    in.take(2);
    String bits = in.digits();
    if (in.accept('b')) {
      return new TypeNode.Builtin(
          bits.equals("16") ? "std::bfloat16_t" : "_Float" + bits + "b", null);
    }
    String extended = in.accept('x') ? "x" : "";
    if (extended.isEmpty()) {
      in.expect('_');
    }
    return new TypeNode.Builtin("_Float" + bits + extended, null);
  }

  private Node bitInt() {
    in.expect('D');
    String name = in.next() == 'U' ? "unsigned _BitInt(" : "_BitInt(";
    Node size = in.atDigit() ? new NameNode.Plain(in.digits()) : grammar.expressions.expression();
    in.expect('_');
    return new ExpressionNode.Around(name, size, ")");
  }

  /** A placeholder that a concept constrains. */
  private Node constrained() {
    in.expect('D');
    String placeholder = in.next() == 'k' ? " auto" : " decltype(auto)";
    return new ExpressionNode.Around("", grammar.names.name(), placeholder);
  }

  /** The types of parameters up to what cannot be a type; a single {@code void} is none. */
  List<Node> parameters() {
    List<Node> parameters = new ArrayList<>();
    boolean onlyVoid = in.peek() == 'v';
    while (!parametersEnd()) {
      parameters.add(type());
    }
    if (parameters.size() == 1 && onlyVoid) {
      parameters.clear();
    }
    return parameters;
  }

  private boolean parametersEnd() {
    return switch (in.peek()) {
      case Mangled.END, 'E', '.', '_', 'Q' -> true;
      case 'R', 'O' -> in.peek(1) == 'E';
      default -> false;
    };
  }

  /**
   * The type of a conversion operator. Arguments behind a template parameter in it are the
   * operator's own, unless more follow.
   */
  Node conversion() {
    boolean outer = inConversion;
    inConversion = true;
    Node type = type();
    inConversion = outer;
    return type;
  }

  /** Inside template arguments that rule does not hold; answers whether it did. */
  boolean conversionEnds() {
    boolean was = inConversion;
    inConversion = false;
    return was;
  }

  /** Behind them it does again. */
  void conversionGoesOn(boolean was) {
    inConversion = was;
  }
}
