package inquest.engine.unwind.demangle;

import java.util.List;

/** The parts of names: identifiers, scopes, template arguments, functions with their parameters. */
sealed interface NameNode extends Node {
  /** Prints nothing: an element of an empty pack. */
  Node EMPTY = new Plain("");

  /** An identifier, or any other fixed text. */
  record Plain(String text) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text(text);
    }

    @Override
    public boolean bare() {
      return true;
    }
  }

  /**
   * One of the abbreviations for the standard library; {@code base} is what its constructor is
   * called.
   */
  record Standard(String text, String base) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text(text);
    }

    @Override
    public boolean bare() {
      return true;
    }

    @Override
    public Node last() {
      return new Plain(base);
    }
  }

  /** {@code scope::name}. */
  record Nested(Node scope, Node name) implements NameNode {
    @Override
    public void left(Printer out) {
      out.print(scope);
      out.text("::");
      out.print(name);
    }

    @Override
    public boolean bare() {
      return true;
    }

    @Override
    public Node last() {
      return name instanceof Unnamed ? scope.last() : name.last();
    }
  }

  /** Something inside a function. */
  record Local(Node function, Node name) implements NameNode {
    @Override
    public void left(Printer out) {
      out.print(function instanceof Function f ? f.withoutReturnType() : function);
      out.text("::");
      out.print(name);
    }

    @Override
    public Node last() {
      return name.last();
    }
  }

  /** {@code name<arguments>}. */
  record Template(Node name, List<Node> arguments) implements NameNode {
    public Template {
      arguments = List.copyOf(arguments);
    }

    @Override
    public void left(Printer out) {
      out.print(name);
      out.text(out.last() == '<' ? " <" : "<");
      out.list(arguments);
      out.text(out.last() == '>' ? " >" : ">");
    }

    @Override
    public Node last() {
      return name.last();
    }
  }

  /** Several arguments in the place of one. */
  record Pack(List<Node> elements) implements NameNode {
    public Pack {
      elements = List.copyOf(elements);
    }

    @Override
    public void left(Printer out) {
      out.list(elements);
    }
  }

  /** A pattern with a pack in it, expanded. */
  record Expansion(Node pattern) implements NameNode {
    @Override
    public void left(Printer out) {
      out.expand(pattern);
    }
  }

  /** A constructor ({@code ~} empty) or destructor; called like the last name of its class. */
  record Structor(String tilde, Node type) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text(tilde);
      out.print(type.last());
    }
  }

  /** {@code operator+}: in an expression it stands in parentheses. */
  record OperatorName(String text) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text(text);
    }
  }

  /** {@code operator type}. */
  record Conversion(Node type) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text("operator ");
      out.print(type);
    }
  }

  /** A name with an ABI tag. */
  record Tagged(Node name, String tag) implements NameNode {
    @Override
    public void left(Printer out) {
      out.print(name);
      out.text("[abi:");
      out.text(tag);
      out.text("]");
    }

    @Override
    public boolean bare() {
      return name.bare();
    }

    @Override
    public Node last() {
      return name.last();
    }
  }

  /** A name attached to a module of C++20; the module's name with its {@code @}. */
  record Attached(Node name, String module) implements NameNode {
    @Override
    public void left(Printer out) {
      out.print(name);
      out.text(module);
    }

    @Override
    public boolean bare() {
      return name.bare();
    }

    @Override
    public Node last() {
      return name.last();
    }
  }

  /**
   * A member function's name with the qualifiers of {@code this}, which print behind parameters.
   */
  record Method(Node name, String qualifiers) implements NameNode {
    @Override
    public void left(Printer out) {
      out.print(name);
      out.text(qualifiers);
    }
  }

  /** The kind of a template parameter, {@code ...} or nothing, and how names for it begin. */
  record Declared(Node kind, String dots, String prefix) {}

  /** A template parameter of a lambda, which gets a made-up name: {@code typename $T0}. */
  record Declaration(Declared declared, int number) implements NameNode {
    String name() {
      return declared.prefix() + number;
    }

    @Override
    public void left(Printer out) {
      out.print(declared.kind());
      out.text(declared.dots());
      out.text(" ");
      out.text(name());
    }
  }

  /** A type without a name; its constructors print with the name around it, as in c++filt. */
  record Unnamed(int number) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text("{unnamed type#");
      out.text(Integer.toString(number));
      out.text("}");
    }
  }

  /** {@code {lambda<head>(parameters)#number}}. */
  record Lambda(List<Node> head, List<Node> parameters, int number) implements NameNode {
    public Lambda {
      head = List.copyOf(head);
      parameters = List.copyOf(parameters);
    }

    @Override
    public void left(Printer out) {
      List<Node> outer = out.enterLambda(head);
      out.text("{lambda");
      if (!head.isEmpty()) {
        out.text("<");
        out.list(head);
        out.text(">");
      }
      out.text("(");
      out.list(parameters);
      out.text(")#");
      out.text(Integer.toString(number));
      out.text("}");
      out.leaveLambda(outer);
    }
  }

  /** The name of a module, as it stands behind the names that are attached to it. */
  record Module(String text) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text(text);
    }
  }

  /**
   * A variable whose initializer holds a lambda, as a scope that can be abbreviated: not a type.
   */
  record Variable(Node name) implements NameNode {
    @Override
    public void left(Printer out) {
      out.print(name);
    }
  }

  /** A structured binding: {@code [a, b]}. */
  record Binding(List<Node> names) implements NameNode {
    public Binding {
      names = List.copyOf(names);
    }

    @Override
    public void left(Printer out) {
      out.text("[");
      out.list(names);
      out.text("]");
    }
  }

  /** {@code ::name}. */
  record Global(Node name) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text("::");
      out.operand(name);
    }
  }

  /** Words before a name: {@code vtable for A}. */
  record Special(String words, Node name) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text(words);
      out.print(name);
    }
  }

  /** {@code construction vtable for base-in-type}. */
  record ConstructionTable(Node base, Node type) implements NameNode {
    @Override
    public void left(Printer out) {
      out.text("construction vtable for ");
      out.print(base);
      out.text("-in-");
      out.print(type);
    }
  }

  /** A function with its parameters; {@code returns} is null where names do not carry it. */
  record Function(
      Node name, Node returns, List<Node> parameters, String qualifiers, List<Node> arguments)
      implements NameNode {
    public Function {
      parameters = List.copyOf(parameters);
      arguments = arguments == null ? null : List.copyOf(arguments);
    }

    Function withoutReturnType() {
      return new Function(name, null, parameters, qualifiers, arguments);
    }

    @Override
    public void left(Printer out) {
      Printer.Scope saved = arguments == null ? out.scope() : out.within(arguments);
      if (returns != null) {
        out.left(returns);
        out.text(out.opens(returns) ? "" : " ");
      }
      out.print(name);
      out.text("(");
      out.list(parameters);
      out.text(")");
      out.text(qualifiers);
      if (returns != null) {
        out.right(returns);
      }
      out.restore(saved);
    }
  }
}
