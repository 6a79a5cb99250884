package inquest.engine.unwind.demangle;

import java.util.ArrayList;
import java.util.List;

/** What was named once and is abbreviated from then on (Itanium C++ ABI 5.1.10). */
final class Substitutions {
  private static final String TRAITS = "std::char_traits<char>";

  private final Mangled in;
  private final List<Node> seen = new ArrayList<>();

  Substitutions(Mangled in) {
    this.in = in;
  }

  Node add(Node node) {
    seen.add(node);
    return node;
  }

  int size() {
    return seen.size();
  }

  /** Forgets what was named since there were so many. */
  void forget(int size) {
    while (seen.size() > size) {
      seen.removeLast();
    }
  }

  /** Reads {@code S_}, {@code S0_} …, {@code Sa} …; not {@code St}, which begins a name. */
  Node read() {
    in.expect('S');
    char c = in.peek();
    if (c == '_' || Mangled.isDigit(c) || c >= 'A' && c <= 'Z') {
      int index = in.sequence();
      if (index >= seen.size()) {
        throw new NotMangled("no such substitution");
      }
      return seen.get(index);
    }
    Node standard = standard(in.next());
    if (in.peek() == 'B') {
      return add(Names.tags(in, standard));
    }
    return standard;
  }

  private static Node standard(char code) {
    return switch (code) {
      case 'a' -> new NameNode.Standard("std::allocator", "allocator");
      case 'b' -> new NameNode.Standard("std::basic_string", "basic_string");
      case 's' ->
          new NameNode.Standard(
              "std::basic_string<char, " + TRAITS + ", std::allocator<char> >", "basic_string");
      case 'i' ->
          new NameNode.Standard("std::basic_istream<char, " + TRAITS + " >", "basic_istream");
      case 'o' ->
          new NameNode.Standard("std::basic_ostream<char, " + TRAITS + " >", "basic_ostream");
      case 'd' ->
          new NameNode.Standard("std::basic_iostream<char, " + TRAITS + " >", "basic_iostream");
      default -> throw new NotMangled("no such abbreviation");
    };
  }
}
