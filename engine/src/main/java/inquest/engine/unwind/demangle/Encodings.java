package inquest.engine.unwind.demangle;

import java.util.List;

/** Functions, data and what compilers make of their own accord (Itanium C++ ABI 5.1.2, 5.1.4). */
final class Encodings {
  private final Itanium grammar;
  private final Mangled in;

  Encodings(Itanium grammar) {
    this.grammar = grammar;
    this.in = grammar.in;
  }

  /** What follows {@code _Z}. */
  Node encoding() {
    in.enter();
    Node encoding = in.peek() == 'T' || in.peek() == 'G' ? special() : functionOrData();
    in.leave();
    return encoding;
  }

  private Node functionOrData() {
    Node name = grammar.names.name();
    if (endsHere()) {
      return name;
    }
    String qualifiers = "";
    if (name instanceof NameNode.Method method) {
      name = method.name();
      qualifiers = method.qualifiers();
    }
    Node own = name;
    while (own instanceof NameNode.Local local) {
      own = local.name();
    }
    List<Node> arguments = own instanceof NameNode.Template template ? template.arguments() : null;
    Node returns = arguments != null && returnTypeIsSaid(own) ? grammar.types.type() : null;
    List<Node> parameters = grammar.types.parameters();
    if (in.accept('Q')) {
      grammar.expressions.expression();
    }
    return new NameNode.Function(name, returns, parameters, qualifiers, arguments);
  }

  private boolean endsHere() {
    char c = in.peek();
    return c == Mangled.END || c == 'E' || c == '.' || in.looksAt("_block_invoke");
  }

  /** Constructors, destructors and conversions say no return type, templates or not. */
  private static boolean returnTypeIsSaid(Node template) {
    Node last = template;
    while (true) {
      if (last instanceof NameNode.Template t) {
        last = t.name();
      } else if (last instanceof NameNode.Nested n) {
        last = n.name();
      } else if (last instanceof NameNode.Tagged t) {
        last = t.name();
      } else {
        return !(last instanceof NameNode.Structor || last instanceof NameNode.Conversion);
      }
    }
  }

  private Node special() {
    char family = in.next();
    char kind = in.next();
    return family == 'T' ? table(kind) : guard(kind);
  }

  private Node table(char kind) {
    return switch (kind) {
      case 'V' -> named("vtable for ", grammar.types.type());
      case 'T' -> named("VTT for ", grammar.types.type());
      case 'I' -> named("typeinfo for ", grammar.types.type());
      case 'S' -> named("typeinfo name for ", grammar.types.type());
      case 'F' -> named("typeinfo fn for ", grammar.types.type());
      case 'J' -> named("java Class for ", grammar.types.type());
      case 'A' -> named("template parameter object for ", grammar.templates.argument());
      case 'H' -> named("TLS init function for ", grammar.names.name());
      case 'W' -> named("TLS wrapper function for ", grammar.names.name());
      case 'C' -> constructionTable();
      case 'h', 'v' -> {
        callOffset(kind);
        yield named(kind == 'h' ? "non-virtual thunk to " : "virtual thunk to ", encoding());
      }
      case 'c' -> {
        callOffset(in.next());
        callOffset(in.next());
        yield named("covariant return thunk to ", encoding());
      }
      default -> throw new NotMangled("no such table");
    };
  }

  private Node guard(char kind) {
    return switch (kind) {
      case 'V' -> named("guard variable for ", grammar.names.name());
      case 'A' -> named("hidden alias for ", encoding());
      case 'R' -> temporary();
      case 'I' -> named("initializer for module ", grammar.names.moduleName());
      case 'T' -> {
        char how = in.next();
        if (how != 't' && how != 'n') {
          throw new NotMangled("no such transaction");
        }
        yield named(
            how == 'n' ? "non-transaction clone for " : "transaction clone for ", encoding());
      }
      default -> throw new NotMangled("no such guard");
    };
  }

  private static Node named(String words, Node name) {
    return new NameNode.Special(words, name);
  }

  private Node constructionTable() {
    Node type = grammar.types.type();
    signed();
    in.expect('_');
    return new NameNode.ConstructionTable(grammar.types.type(), type);
  }

  /** Temporaries are numbered as GCC 4 did, and as the ABI says now. */
  private Node temporary() {
    Node name = grammar.names.name();
    int number = 0;
    if (!endsHere()) {
      int start = in.position();
      boolean old = in.atDigit() && in.digits() != null && endsHere();
      in.rewind(start);
      number = old ? in.number() : in.sequence();
    }
    return named("reference temporary #" + number + " for ", name);
  }

  private void callOffset(char kind) {
    signed();
    in.expect('_');
    if (kind == 'v') {
      signed();
      in.expect('_');
    } else if (kind != 'h') {
      throw new NotMangled("no call offset");
    }
  }

  private void signed() {
    in.accept('n');
    in.digits();
  }

  /** {@code Z function E entity}: something inside a function. */
  Node local() {
    in.expect('Z');
    Node function = encoding();
    in.expect('E');
    return entity(function);
  }

  private Node entity(Node function) {
    if (in.accept('s')) {
      discriminator();
      return new NameNode.Local(function, new NameNode.Plain("string literal"));
    }
    Node outer = function;
    if (in.accept('d')) {
      int number = in.ordinal() + 1;
      Node argument = new NameNode.Plain("{default arg#" + number + "}");
      outer = new NameNode.Local(function, argument);
    }
    Node name = grammar.names.name();
    discriminator();
    if (name instanceof NameNode.Method method) {
      Node local = new NameNode.Local(outer, method.name());
      return new NameNode.Method(local, method.qualifiers());
    }
    return new NameNode.Local(outer, name);
  }

  /** Tells apart entities of one name in one function; not printed. */
  void discriminator() {
    if (in.peek() != '_') {
      return;
    }
    if (Mangled.isDigit(in.peek(1))) {
      in.next();
      in.digits();
    } else if (in.peek(1) == '_' && Mangled.isDigit(in.peek(2))) {
      in.take(2);
      in.digits();
      in.accept('_');
    }
  }

  /** {@code _Z encoding E} inside expressions and arguments. */
  Node embedded() {
    in.accept('_');
    in.expect('Z');
    Node function = encoding();
    in.expect('E');
    return function;
  }
}
