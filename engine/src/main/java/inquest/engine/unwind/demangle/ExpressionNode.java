package inquest.engine.unwind.demangle;

import java.util.List;

/** The parts of expressions. */
sealed interface ExpressionNode extends Node {
  /** A parameter of the function: {@code {parm#1}}, or {@code this}. */
  record FunctionParameter(String text) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.text(text);
    }

    @Override
    public boolean bare() {
      return true;
    }
  }

  /** A value of a type; {@code digits} as mangled, without sign. */
  record Literal(Node type, boolean negative, String digits) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      String suffix = type instanceof TypeNode.Builtin builtin ? builtin.suffix() : null;
      if ("bool".equals(suffix) && !negative && (digits.equals("0") || digits.equals("1"))) {
        out.text(digits.equals("0") ? "false" : "true");
        return;
      }
      boolean floating = "[]".equals(suffix);
      boolean cast = suffix == null || floating || suffix.equals("bool");
      if (cast) {
        out.text("(");
        out.print(type);
        out.text(")");
      }
      out.text(negative ? "-" : "");
      out.text(floating ? "[" : "");
      out.text(digits);
      out.text(floating ? "]" : cast ? "" : suffix);
    }
  }

  /** Fixed words around one part: {@code sizeof (int)}. */
  record Around(String before, Node part, String after) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.text(before);
      out.print(part);
      out.text(after);
    }
  }

  /** Two parts, one behind the other. */
  record Joined(Node first, Node second) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.print(first);
      out.print(second);
    }
  }

  /** {@code .member=value} and its kin. */
  record Designated(Node designator, Node value) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.print(designator);
      if (value instanceof Designated) {
        out.print(value);
      } else {
        out.operand(value);
      }
    }
  }

  /** An operator before its operand. */
  record Prefix(String operator, Node operand) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.text(operator);
      if (operator.equals("&")
          && operand instanceof NameNode.Function function
          && function.qualifiers().isEmpty()
          && function.name() instanceof NameNode.Nested) {
        out.print(function.name());
      } else {
        out.operand(operand);
      }
    }
  }

  /** An operator behind its operand. */
  record Postfix(Node operand, String operator) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.operand(operand);
      out.text(operator);
    }
  }

  /** An operator between its operands; one that would end a template list is put in parentheses. */
  record Binary(Node first, String operator, Node second) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      boolean closes = operator.equals(">");
      out.text(closes ? "(" : "");
      out.operand(first);
      out.text(operator);
      out.operand(second);
      out.text(closes ? ")" : "");
    }
  }

  /** {@code array[index]}. */
  record Subscript(Node array, Node index) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.operand(array);
      out.text("[");
      out.print(index);
      out.text("]");
    }
  }

  /** {@code condition?yes : no}. */
  record Conditional(Node condition, Node yes, Node no) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.operand(condition);
      out.text("?");
      out.operand(yes);
      out.text(" : ");
      out.operand(no);
    }
  }

  /** A call; of a function that is given whole only the name is printed. */
  record Call(Node callee, List<Node> arguments) implements ExpressionNode {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public void left(Printer out) {
      if (callee instanceof NameNode.Function function && function.arguments() != null) {
        Printer.Scope saved = out.within(function.arguments());
        out.operand(function.name());
        out.restore(saved);
      } else {
        out.operand(callee instanceof NameNode.Function function ? function.name() : callee);
      }
      out.text("(");
      out.list(arguments);
      out.text(")");
    }
  }

  /** {@code (type)operand}. */
  record Cast(Node type, Node operand) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.text("(");
      out.print(type);
      out.text(")");
      out.operand(operand);
    }
  }

  /** Several operands with commas. */
  record Sequence(List<Node> parts) implements ExpressionNode {
    public Sequence {
      parts = List.copyOf(parts);
    }

    @Override
    public void left(Printer out) {
      out.list(parts);
    }
  }

  /** {@code static_cast<type>(operand)} and its kin. */
  record NamedCast(String name, Node type, Node operand) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      out.text(name);
      out.text("<");
      out.print(type);
      out.text(">(");
      out.print(operand);
      out.text(")");
    }
  }

  /** {@code type{parts}}; {@code type} is null when it is not said. */
  record Braces(Node type, List<Node> parts) implements ExpressionNode {
    public Braces {
      parts = List.copyOf(parts);
    }

    @Override
    public void left(Printer out) {
      if (type != null) {
        out.print(type);
      }
      out.text("{");
      out.list(parts);
      out.text("}");
    }

    @Override
    public boolean bare() {
      return true;
    }
  }

  /** {@code new (placement) type(initial)}; {@code initial} is null when there is none. */
  record New(String words, List<Node> placement, Node type, Node initial)
      implements ExpressionNode {
    public New {
      placement = List.copyOf(placement);
    }

    @Override
    public void left(Printer out) {
      out.text(words);
      if (!placement.isEmpty()) {
        out.text("(");
        out.list(placement);
        out.text(") ");
      }
      out.print(type);
      if (initial != null) {
        out.print(initial);
      }
    }
  }

  /** A fold: {@code (first+...+second)}; one of the two may be null. Packs print whole in it. */
  record Fold(Node first, String operator, Node second) implements ExpressionNode {
    @Override
    public void left(Printer out) {
      int turn = out.wholePacks();
      out.text("(");
      if (first != null) {
        out.operand(first);
        out.text(operator);
      }
      out.text("...");
      if (second != null) {
        out.text(operator);
        out.operand(second);
      }
      out.text(")");
      out.turn(turn);
    }
  }

  /** {@code sizeof...(parts)}: the number, where all packs in it are known. */
  record PackLength(List<Node> parts) implements ExpressionNode {
    public PackLength {
      parts = List.copyOf(parts);
    }

    @Override
    public void left(Printer out) {
      int length = 0;
      for (Node part : parts) {
        int size = sizeOf(part, out);
        if (size < 0) {
          out.text("sizeof...(");
          out.list(parts);
          out.text(")");
          return;
        }
        length += size;
      }
      out.text(Integer.toString(length));
    }

    private static int sizeOf(Node part, Printer out) {
      boolean expands = part instanceof NameNode.Expansion;
      Node one = part instanceof NameNode.Expansion expansion ? expansion.pattern() : part;
      if (one instanceof TypeNode.Parameter(int index)) {
        return out.packSize(index);
      }
      return expands || part instanceof FunctionParameter ? -1 : 1;
    }
  }

  /** A requirement of {@code requires}: an expression or a type, and words before and behind. */
  record Requires(List<Node> parameters, List<Node> requirements) implements ExpressionNode {
    public Requires {
      parameters = List.copyOf(parameters);
      requirements = List.copyOf(requirements);
    }

    @Override
    public void left(Printer out) {
      out.text("requires");
      if (!parameters.isEmpty()) {
        out.text(" (");
        out.list(parameters);
        out.text(")");
      }
      out.text(" {");
      for (Node requirement : requirements) {
        out.text(" ");
        out.print(requirement);
        out.text(";");
      }
      out.text(" }");
    }
  }
}
