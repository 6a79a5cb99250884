package inquest.engine.unwind.demangle;

import java.util.List;

/** The parts of types that are not names. */
sealed interface TypeNode extends Node {
  /**
   * A built-in type; {@code suffix} is what its literals end with, {@code bool} where they are
   * words, {@code []} where they are the bytes of a floating number, null where they are cast.
   */
  record Builtin(String name, String suffix) implements TypeNode {
    @Override
    public void left(Printer out) {
      out.text(name);
    }

    @Override
    public boolean bare() {
      return true;
    }
  }

  /** A template parameter, which stands for an argument of the template around it. */
  record Parameter(int index) implements TypeNode {
    @Override
    public void left(Printer out) {
      if (out.inLambda()) {
        out.text(out.lambdaParameter(index));
        return;
      }
      Node argument = out.argument(index);
      Printer.Scope saved = out.outside();
      out.left(argument);
      out.restore(saved);
    }

    @Override
    public void right(Printer out) {
      if (!out.inLambda()) {
        Node argument = out.argument(index);
        Printer.Scope saved = out.outside();
        out.right(argument);
        out.restore(saved);
      }
    }

    @Override
    public Shape shape(Printer out) {
      if (out.inLambda()) {
        return Shape.PLAIN;
      }
      Node argument = out.argument(index);
      Printer.Scope saved = out.outside();
      Shape shape = out.shape(argument);
      out.restore(saved);
      return shape;
    }

    @Override
    public boolean opens(Printer out) {
      if (out.inLambda()) {
        return false;
      }
      Node argument = out.argument(index);
      Printer.Scope saved = out.outside();
      boolean opens = out.opens(argument);
      out.restore(saved);
      return opens;
    }
  }

  /** A type with one qualifier behind it: {@code " const"}. */
  record Qualified(Node type, String qualifier) implements TypeNode {
    @Override
    public void left(Printer out) {
      out.left(type);
      if (!hasAlready(out)) {
        out.text(qualifier);
      }
    }

    @Override
    public void right(Printer out) {
      out.right(type);
    }

    @Override
    public Shape shape(Printer out) {
      return out.shape(type);
    }

    @Override
    public boolean opens(Printer out) {
      return out.opens(type);
    }

    /** A template argument may bring the qualifier along; it is printed once. */
    private boolean hasAlready(Printer out) {
      Printer.Scope saved = out.scope();
      Node inner = type;
      boolean found = false;
      while (!found) {
        if (inner instanceof Parameter(int index) && !out.inLambda()) {
          inner = out.argument(index);
          out.outside();
        } else if (inner instanceof Array array) {
          inner = array.element();
        } else if (inner instanceof Qualified deeper) {
          found = deeper.qualifier().equals(qualifier);
          inner = deeper.type();
        } else {
          break;
        }
      }
      out.restore(saved);
      return found;
    }
  }

  /** A type with a qualifier of some vendor's behind it. */
  record Vendor(Node type, Node qualifier) implements TypeNode {
    @Override
    public void left(Printer out) {
      out.left(type);
      out.text(" ");
      out.print(qualifier);
    }

    @Override
    public void right(Printer out) {
      out.right(type);
    }

    @Override
    public Shape shape(Printer out) {
      return out.shape(type);
    }

    @Override
    public boolean opens(Printer out) {
      return out.opens(type);
    }
  }

  /** A pointer. */
  record Pointer(Node type) implements TypeNode {
    @Override
    public void left(Printer out) {
      declare(out, type, "*");
    }

    @Override
    public void right(Printer out) {
      close(out, type);
    }

    @Override
    public boolean opens(Printer out) {
      return out.shape(type) != Shape.PLAIN || out.opens(type);
    }

    static void declare(Printer out, Node type, String sign) {
      out.left(type);
      switch (out.shape(type)) {
        case ARRAY -> out.text(" (");
        case FUNCTION -> out.text("(");
        case PLAIN -> {}
      }
      out.text(sign);
    }

    static void close(Printer out, Node type) {
      if (out.shape(type) != Shape.PLAIN) {
        out.text(")");
      }
      out.right(type);
    }
  }

  /** A reference; references to references collapse. */
  record Reference(Node type, boolean rvalue) implements TypeNode {
    /** What is referred to in the end; leaves the printer in the scope where that was written. */
    private Reference collapsed(Printer out) {
      Node inner = type;
      boolean still = rvalue;
      while (true) {
        if (inner instanceof Parameter(int index) && !out.inLambda()) {
          inner = out.argument(index);
          out.outside();
        } else if (inner instanceof Reference reference) {
          still &= reference.rvalue();
          inner = reference.type();
        } else {
          return new Reference(inner, still);
        }
      }
    }

    @Override
    public void left(Printer out) {
      Printer.Scope saved = out.scope();
      Reference whole = collapsed(out);
      Pointer.declare(out, whole.type(), whole.rvalue() ? "&&" : "&");
      out.restore(saved);
    }

    @Override
    public void right(Printer out) {
      Printer.Scope saved = out.scope();
      Pointer.close(out, collapsed(out).type());
      out.restore(saved);
    }

    @Override
    public boolean opens(Printer out) {
      Printer.Scope saved = out.scope();
      Node inner = collapsed(out).type();
      boolean opens = out.shape(inner) != Shape.PLAIN || out.opens(inner);
      out.restore(saved);
      return opens;
    }
  }

  /** A pointer to a member of a class. */
  record MemberPointer(Node type, Node member) implements TypeNode {
    @Override
    public void left(Printer out) {
      out.left(member);
      switch (out.shape(member)) {
        case ARRAY -> out.text(" (");
        case FUNCTION -> out.text("(");
        case PLAIN -> out.text(" ");
      }
      out.print(type);
      out.text("::*");
    }

    @Override
    public void right(Printer out) {
      Pointer.close(out, member);
    }

    @Override
    public boolean opens(Printer out) {
      return out.shape(member) != Shape.PLAIN || out.opens(member);
    }
  }

  /** An array; {@code size} is null when it has none. */
  record Array(Node element, Node size) implements TypeNode {
    @Override
    public void left(Printer out) {
      out.left(element);
    }

    @Override
    public void right(Printer out) {
      out.text(out.last() == ']' ? "[" : " [");
      if (size != null) {
        out.print(size);
      }
      out.text("]");
      out.right(element);
    }

    @Override
    public Shape shape(Printer out) {
      return Shape.ARRAY;
    }

    @Override
    public boolean opens(Printer out) {
      return out.opens(element);
    }
  }

  /** A vector of a vector extension. */
  record Vector(Node element, Node size) implements TypeNode {
    @Override
    public void left(Printer out) {
      out.print(element);
      out.text(" __vector(");
      out.print(size);
      out.text(")");
    }
  }

  /**
   * The type of functions; the suffixes are {@code noexcept} and the qualifiers of {@code this}.
   */
  record FunctionType(Node returns, List<Node> parameters, List<Node> suffixes)
      implements TypeNode {
    public FunctionType {
      suffixes = List.copyOf(suffixes);
      parameters = List.copyOf(parameters);
    }

    @Override
    public void left(Printer out) {
      out.left(returns);
      out.text(out.opens(returns) ? "" : " ");
    }

    @Override
    public void right(Printer out) {
      out.text("(");
      out.list(parameters);
      out.text(")");
      for (Node suffix : suffixes) {
        out.print(suffix);
      }
      out.right(returns);
    }

    @Override
    public Shape shape(Printer out) {
      return Shape.FUNCTION;
    }
  }

  /** {@code decltype (expression)}. */
  record Decltype(Node expression) implements TypeNode {
    @Override
    public void left(Printer out) {
      out.text("decltype (");
      out.print(expression);
      out.text(")");
    }
  }
}
