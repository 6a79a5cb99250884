package inquest.engine.unwind.demangle;

import java.util.ArrayList;
import java.util.List;

/** Template arguments and parameters (Itanium C++ ABI 5.1.5.8). */
final class Templates {
  private final Itanium grammar;
  private final Mangled in;

  Templates(Itanium grammar) {
    this.grammar = grammar;
    this.in = grammar.in;
  }

  /** {@code I argument* E}; also {@code J}, which begins a pack. */
  List<Node> arguments() {
    in.enter();
    if (!in.accept('I')) {
      in.expect('J');
    }
    boolean conversion = grammar.types.conversionEnds();
    List<Node> arguments = new ArrayList<>();
    while (!in.accept('E')) {
      if (in.accept('Q')) {
        grammar.expressions.expression();
      } else {
        arguments.add(argument());
      }
    }
    grammar.types.conversionGoesOn(conversion);
    in.leave();
    return arguments;
  }

  /** One argument: a type, an expression, a literal or a pack. */
  Node argument() {
    while (in.peek() == 'T' && isDeclaration(in.peek(1))) {
      declaration(0);
    }
    return switch (in.peek()) {
      case 'X' -> {
        in.next();
        Node expression = grammar.expressions.expression();
        in.expect('E');
        yield expression;
      }
      case 'L' -> grammar.expressions.literal();
      case 'I', 'J' -> new NameNode.Pack(arguments());
      default -> grammar.types.type();
    };
  }

  /** {@code T_}, {@code T0_} … */
  Node parameter() {
    in.expect('T');
    return new TypeNode.Parameter(in.ordinal());
  }

  /** Whether the letter behind {@code T} begins the declaration of a template parameter. */
  static boolean isDeclaration(char c) {
    return c == 'y' || c == 'n' || c == 't' || c == 'p' || c == 'k';
  }

  /** The declaration of a template parameter: {@code typename $T0}. */
  Node declaration(int number) {
    return new NameNode.Declaration(kindOfParameter(), number);
  }

  private NameNode.Declared kindOfParameter() {
    in.enter();
    in.expect('T');
    NameNode.Declared declared =
        switch (in.next()) {
          case 'y' -> new NameNode.Declared(new NameNode.Plain("typename"), "", "$T");
          case 'n' -> new NameNode.Declared(grammar.types.type(), "", "$N");
          case 'k' -> new NameNode.Declared(grammar.names.name(), "", "$T");
          case 'p' -> {
            NameNode.Declared one = kindOfParameter();
            yield new NameNode.Declared(one.kind(), "...", one.prefix());
          }
          case 't' -> templateTemplate();
          default -> throw new NotMangled("no template parameter");
        };
    in.leave();
    return declared;
  }

  private NameNode.Declared templateTemplate() {
    List<Node> head = new ArrayList<>();
    while (!in.accept('E')) {
      NameNode.Declared inner = kindOfParameter();
      head.add(new ExpressionNode.Around("", inner.kind(), inner.dots()));
    }
    Node kind = new NameNode.Template(new NameNode.Plain("template"), head);
    return new NameNode.Declared(new ExpressionNode.Around("", kind, " class"), "", "$TT");
  }
}
