package inquest.engine.unwind.demangle;

import java.util.List;

/**
 * The text printed so far, and what template parameters mean at this place. Parameters are looked
 * up while printing, because one substitution may stand for different types in different places.
 */
final class Printer {
  /** Characters of one plain name. */
  static final int MAX_LENGTH = 1 << 16;

  /** How deep parts may nest; substitutions make names far deeper than they are long. */
  static final int MAX_DEPTH = 512;

  /** The template arguments that parameters refer to, and those in force around them. */
  record Scope(List<Node> arguments, Scope outer) {}

  private final Work work;
  private final StringBuilder text = new StringBuilder(64);
  private char last = ' ';
  private int depth;
  private Scope scope;
  private List<Node> lambda;
  private int packIndex;
  private int packSize = -1;

  Printer(Work work) {
    this.work = work;
  }

  /** What was printed. */
  String result() {
    return text.toString();
  }

  /** The character printed last, even where a list took it back: c++filt closes {@code >>} then. */
  char last() {
    return last;
  }

  void text(String part) {
    if (part.length() > MAX_LENGTH - text.length()) {
      throw new NotMangled("the plain name is too long");
    }
    if (!part.isEmpty()) {
      text.append(part);
      last = part.charAt(part.length() - 1);
    }
  }

  void print(Node node) {
    enter();
    node.left(this);
    node.right(this);
    depth--;
  }

  void left(Node node) {
    enter();
    node.left(this);
    depth--;
  }

  void right(Node node) {
    enter();
    node.right(this);
    depth--;
  }

  Node.Shape shape(Node node) {
    enter();
    Node.Shape shape = node.shape(this);
    depth--;
    return shape;
  }

  boolean opens(Node node) {
    enter();
    boolean opens = node.opens(this);
    depth--;
    return opens;
  }

  private void enter() {
    work.step();
    if (++depth > MAX_DEPTH) {
      throw new NotMangled("nested too deep");
    }
  }

  /**
   * Prints with commas; empty parts at the end take theirs with them, others do not, as in c++filt.
   */
  void list(List<Node> parts) {
    int end = text.length();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        text(", ");
      }
      int start = text.length();
      print(parts.get(i));
      if (text.length() > start) {
        end = text.length();
      }
    }
    text.setLength(end);
  }

  /** Prints an operand: in parentheses unless it needs none. */
  void operand(Node node) {
    if (node.bare()) {
      print(node);
      return;
    }
    text("(");
    print(node);
    text(")");
  }

  /** Enters the scope of a template's arguments; give the answer back to {@link #restore}. */
  Scope within(List<Node> arguments) {
    Scope outer = scope;
    scope = new Scope(arguments, outer);
    return outer;
  }

  /** Leaves for the scope in which the arguments themselves were written. */
  Scope outside() {
    Scope inner = scope;
    scope = inner.outer();
    return inner;
  }

  Scope scope() {
    return scope;
  }

  void restore(Scope saved) {
    scope = saved;
  }

  /** Whether parameters of templates are those of a generic lambda, and stand for nothing. */
  boolean inLambda() {
    return lambda != null;
  }

  /** Enters a lambda; give the answer back to {@link #leaveLambda}. */
  List<Node> enterLambda(List<Node> head) {
    List<Node> outer = lambda;
    lambda = head;
    return outer;
  }

  void leaveLambda(List<Node> outer) {
    lambda = outer;
  }

  /** What a parameter of the lambda is called. */
  String lambdaParameter(int index) {
    return index < lambda.size() && lambda.get(index) instanceof NameNode.Declaration declaration
        ? declaration.name()
        : "auto:".concat(Integer.toString(index + 1));
  }

  /** From here on packs print whole; give the answer back to {@link #turn}. */
  int wholePacks() {
    int before = packIndex;
    packIndex = -1;
    return before;
  }

  void turn(int index) {
    packIndex = index;
  }

  /** The argument that a template parameter stands for here, of a pack the one whose turn it is. */
  Node argument(int index) {
    if (scope == null || index >= scope.arguments().size()) {
      throw new NotMangled("no such template argument");
    }
    Node argument = scope.arguments().get(index);
    if (!(argument instanceof NameNode.Pack pack)) {
      return argument;
    }
    if (packIndex < 0) {
      return pack;
    }
    int size = pack.elements().size();
    if (packSize < 0) {
      packSize = size;
    }
    if (packIndex >= size) {
      if (size > 0) {
        throw new NotMangled("packs of different lengths");
      }
      return NameNode.EMPTY;
    }
    return pack.elements().get(packIndex);
  }

  /** How many arguments a parameter pack has; -1 when it is no pack. */
  int packSize(int index) {
    if (scope == null || index >= scope.arguments().size()) {
      return -1;
    }
    return scope.arguments().get(index) instanceof NameNode.Pack pack ? pack.elements().size() : -1;
  }

  /** Prints a pattern once for each element of the pack that it mentions. */
  void expand(Node pattern) {
    int savedIndex = packIndex;
    int savedSize = packSize;
    packIndex = 0;
    packSize = -1;
    int start = text.length();
    char before = last;
    print(pattern);
    int size = packSize;
    if (size < 1) {
      text.setLength(start);
      last = before;
    }
    for (packIndex = 1; packIndex < size; packIndex++) {
      text(", ");
      print(pattern);
    }
    packIndex = savedIndex;
    packSize = savedSize;
    if (size < 0) {
      operand(pattern);
      text("...");
    }
  }
}
