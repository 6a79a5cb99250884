package inquest.engine.unwind.demangle;

import java.util.ArrayList;
import java.util.List;

/** Names and their scopes (Itanium C++ ABI 5.1.3, 5.1.8). */
final class Names {
  private final Itanium grammar;
  private final Mangled in;

  Names(Itanium grammar) {
    this.grammar = grammar;
    this.in = grammar.in;
  }

  /** Any name; a {@link NameNode.Method} when it carries the qualifiers of {@code this}. */
  Node name() {
    return switch (in.peek()) {
      case 'N' -> nested();
      case 'Z' -> grammar.encodings.local();
      default -> unscoped();
    };
  }

  private Node unscoped() {
    Node name;
    if (in.peek() == 'S' && in.peek(1) != 't') {
      name = grammar.substitutions.read();
      if (!(name instanceof NameNode.Module module)) {
        return in.peek() == 'I' ? template(name) : name;
      }
      name = unqualified(null, module);
    } else if (in.accept("St")) {
      name = new NameNode.Nested(new NameNode.Plain("std"), unqualified(null, null));
    } else {
      name = unqualified(null, null);
    }
    if (in.peek() != 'I') {
      return name;
    }
    grammar.substitutions.add(name);
    return template(name);
  }

  private Node template(Node name) {
    return new NameNode.Template(name, grammar.templates.arguments());
  }

  private Node nested() {
    in.expect('N');
    in.accept('H');
    String qualifiers = qualifiers();
    String reference = in.accept('R') ? " &" : in.accept('O') ? " &&" : "";
    Node name = null;
    while (name == null || !in.accept('E')) {
      name = component(name);
    }
    return qualifiers.isEmpty() && reference.isEmpty()
        ? name
        : new NameNode.Method(name, qualifiers.concat(reference));
  }

  /** The innermost qualifier stands last in the mangled name and is printed first. */
  String qualifiers() {
    String all = "";
    while (true) {
      switch (in.peek()) {
        case 'r' -> all = " restrict".concat(all);
        case 'V' -> all = " volatile".concat(all);
        case 'K' -> all = " const".concat(all);
        default -> {
          return all;
        }
      }
      in.next();
    }
  }

  /** One more component of a nested name, joined to those before it. */
  private Node component(Node scope) {
    char c = in.peek();
    if (scope == null && c == 'S') {
      return abbreviated();
    }
    if (scope != null && c == 'M') {
      in.next();
      return scope;
    }
    Node whole;
    if (scope != null && c == 'I') {
      whole = template(scope);
    } else if (scope == null && c == 'T') {
      whole = grammar.templates.parameter();
    } else if (scope == null && c == 'D' && (in.peek(1) == 't' || in.peek(1) == 'T')) {
      whole = grammar.types.decltype();
    } else {
      whole = join(scope, unqualified(scope, null));
    }
    return remember(whole);
  }

  private Node abbreviated() {
    if (in.accept("St")) {
      return new NameNode.Plain("std");
    }
    Node known = grammar.substitutions.read();
    if (known instanceof NameNode.Module module) {
      return remember(unqualified(null, module));
    }
    return known instanceof NameNode.Variable variable ? variable.name() : known;
  }

  private static Node join(Node scope, Node name) {
    return scope == null ? name : new NameNode.Nested(scope, name);
  }

  /**
   * Every prefix of a nested name can be abbreviated later; the whole is its user's to remember.
   */
  private Node remember(Node prefix) {
    switch (in.peek()) {
      case 'E' -> {}
      case 'M' -> {
        if (grammar.dialect().remembersVariables()) {
          grammar.substitutions.add(new NameNode.Variable(prefix));
        }
      }
      default -> grammar.substitutions.add(prefix);
    }
    return prefix;
  }

  /**
   * One name without scopes; {@code scope} is the class of a constructor, null when there is none.
   */
  private Node unqualified(Node scope, NameNode.Module known) {
    NameNode.Module module = in.peek() == 'W' ? module(known) : known;
    boolean internal = in.accept('L');
    char c = in.peek();
    Node name;
    if (Mangled.isDigit(c)) {
      name = source();
      if (internal) {
        grammar.encodings.discriminator();
      }
    } else if (Mangled.isLower(c)) {
      name = operator();
    } else if (c == 'C' || c == 'D' && Mangled.isDigit(in.peek(1))) {
      name = structor(scope);
    } else if (in.accept("DC")) {
      name = binding();
    } else if (in.accept("Ut")) {
      name = new NameNode.Unnamed(in.ordinal() + 1);
    } else if (in.accept("Ul")) {
      name = lambda();
    } else {
      throw new NotMangled("no name");
    }
    name = tags(in, name);
    return module == null ? name : new NameNode.Attached(name, module.text());
  }

  /** Reads the ABI tags behind a name. */
  Node tags(Node name) {
    return tags(in, name);
  }

  /** Reads the ABI tags behind a name. */
  static Node tags(Mangled in, Node name) {
    Node tagged = name;
    while (in.accept('B')) {
      tagged = new NameNode.Tagged(tagged, in.take(in.number()));
    }
    return tagged;
  }

  /** An identifier behind its length. */
  Node source() {
    String name = in.take(in.number());
    if (name.isEmpty()) {
      throw new NotMangled("an empty name");
    }
    boolean anonymous =
        name.length() > 9
            && name.startsWith("_GLOBAL_")
            && "._$".indexOf(name.charAt(8)) >= 0
            && name.charAt(9) == 'N';
    return new NameNode.Plain(anonymous ? "(anonymous namespace)" : name);
  }

  /** The name of a function that defines an operator. */
  Node operator() {
    char first = in.next();
    char second = in.next();
    if (first == 'c' && second == 'v') {
      return new NameNode.Conversion(grammar.types.conversion());
    }
    if (first == 'l' && second == 'i') {
      return new NameNode.Special("operator\"\" ", source());
    }
    if (first == 'v' && Mangled.isDigit(second)) {
      return new NameNode.Special("operator ", source());
    }
    Operator operator = Operator.of(first, second);
    if (operator == null) {
      throw new NotMangled("no operator");
    }
    return new NameNode.OperatorName(operator.functionName());
  }

  private Node structor(Node scope) {
    if (scope == null) {
      throw new NotMangled("a constructor without a class");
    }
    String tilde = in.next() == 'D' ? "~" : "";
    boolean inherited = tilde.isEmpty() && in.accept('I');
    char kind = in.next();
    if (kind < '0' || kind > '5') {
      throw new NotMangled("no such constructor");
    }
    return new NameNode.Structor(tilde, inherited ? grammar.types.type() : scope);
  }

  /** A structured binding: {@code [a, b]}. */
  private Node binding() {
    List<Node> names = new ArrayList<>();
    while (!in.accept('E')) {
      names.add(source());
    }
    return new NameNode.Binding(names);
  }

  private Node lambda() {
    List<Node> head = new ArrayList<>();
    while (in.peek() == 'T' && Templates.isDeclaration(in.peek(1))) {
      head.add(grammar.templates.declaration(head.size()));
    }
    List<Node> parameters = grammar.types.parameters();
    in.expect('E');
    return new NameNode.Lambda(head, parameters, in.ordinal() + 1);
  }

  /** The name of a module, as in an initializer's name. */
  Node moduleName() {
    Node known = in.peek() == 'S' ? grammar.substitutions.read() : null;
    NameNode.Module module = module(known instanceof NameNode.Module whole ? whole : null);
    return new NameNode.Plain(module.text().substring(1));
  }

  /** {@code W name} for each part of a module's name, {@code WP name} for a partition. */
  private NameNode.Module module(NameNode.Module known) {
    NameNode.Module module = known;
    while (in.accept('W')) {
      boolean partition = in.accept('P');
      String part = in.take(in.number());
      String text =
          module == null
              ? (partition ? "@:" : "@") + part
              : module.text() + (partition ? ":" : ".") + part;
      module = new NameNode.Module(text);
      grammar.substitutions.add(module);
    }
    if (module == null) {
      throw new NotMangled("no module");
    }
    return module;
  }
}
