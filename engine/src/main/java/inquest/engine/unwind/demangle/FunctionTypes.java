package inquest.engine.unwind.demangle;

import java.util.ArrayList;
import java.util.List;

/** Types of functions (Itanium C++ ABI 5.1.5.3). */
final class FunctionTypes {
  private final Itanium grammar;
  private final Mangled in;

  FunctionTypes(Itanium grammar) {
    this.grammar = grammar;
    this.in = grammar.in;
  }

  /** Whether a function type begins here, qualifiers apart. */
  boolean startHere() {
    if (in.peek() == 'F') {
      return true;
    }
    char c = in.peek(1);
    return in.peek() == 'D' && (c == 'o' || c == 'O' || c == 'w' || c == 'x');
  }

  /** The type; {@code qualifiers} are those of {@code this}, already read. */
  Node function(String qualifiers) {
    List<Node> suffixes = new ArrayList<>();
    while (in.peek() == 'D') {
      suffixes.add(exceptions());
    }
    in.expect('F');
    in.accept('Y');
    Node returns = grammar.types.type();
    List<Node> parameters = grammar.types.parameters();
    suffixes.add(new NameNode.Plain(qualifiers));
    if (in.accept('R')) {
      suffixes.add(new NameNode.Plain(" &"));
    } else if (in.accept('O')) {
      suffixes.add(new NameNode.Plain(" &&"));
    }
    in.expect('E');
    return new TypeNode.FunctionType(returns, parameters, suffixes);
  }

  private Node exceptions() {
    in.expect('D');
    return switch (in.next()) {
      case 'o' -> new NameNode.Plain(" noexcept");
      case 'x' -> new NameNode.Plain(" transaction_safe");
      case 'O' -> {
        Node condition = grammar.expressions.expression();
        in.expect('E');
        yield new ExpressionNode.Around(" noexcept(", condition, ")");
      }
      case 'w' -> {
        List<Node> thrown = new ArrayList<>();
        while (!in.accept('E')) {
          thrown.add(grammar.types.type());
        }
        yield new ExpressionNode.Around(" throw(", new ExpressionNode.Sequence(thrown), ")");
      }
      default -> throw new NotMangled("no exception specification");
    };
  }
}
