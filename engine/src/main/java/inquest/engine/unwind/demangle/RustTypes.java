package inquest.engine.unwind.demangle;

/** Types and generic arguments of Rust (RFC 2603). */
final class RustTypes {
  private final RustV0 names;
  private final Mangled in;
  private final RustText out;
  private final RustConstants constants;

  /** Lifetimes that binders around this place have named. */
  private long bound;

  RustTypes(RustV0 names) {
    this.names = names;
    this.in = names.in;
    this.out = names.out;
    this.constants = new RustConstants(names);
  }

  /** Generic arguments up to {@code E}. */
  void arguments() {
    String comma = "";
    while (!in.accept('E')) {
      out.add(comma);
      comma = ", ";
      if (in.accept('L')) {
        lifetime(names.base62());
      } else if (in.accept('K')) {
        constants.constant(false);
      } else {
        type();
      }
    }
  }

  void type() {
    in.enter();
    String basic = basic(in.peek());
    if (basic != null) {
      in.next();
      out.add(basic);
    } else {
      compound();
    }
    in.leave();
  }

  private void compound() {
    switch (in.peek()) {
      case 'R', 'Q' -> reference(in.next() == 'Q');
      case 'P' -> behind("*const ");
      case 'O' -> behind("*mut ");
      case 'A', 'S' -> array(in.next() == 'A');
      case 'T' -> tuple();
      case 'F' -> function();
      case 'D' -> dynamic();
      case 'B' -> {
        in.next();
        int back = names.backwards();
        if (back >= 0) {
          type();
          in.rewind(back);
        }
      }
      default -> names.path(false);
    }
  }

  private void behind(String words) {
    in.next();
    out.add(words);
    type();
  }

  private void reference(boolean mutable) {
    out.add("&");
    if (in.accept('L')) {
      long lifetime = names.base62();
      if (lifetime != 0) {
        lifetime(lifetime);
        out.add(" ");
      }
    }
    out.add(mutable ? "mut " : "");
    type();
  }

  private void array(boolean sized) {
    out.add("[");
    type();
    if (sized) {
      out.add("; ");
      constants.constant(true);
    }
    out.add("]");
  }

  private void tuple() {
    in.next();
    out.add("(");
    int count = 0;
    while (!in.accept('E')) {
      out.add(count++ > 0 ? ", " : "");
      type();
    }
    out.add(count == 1 ? ",)" : ")");
  }

  private void function() {
    in.next();
    long outer = binder();
    out.add(in.accept('U') ? "unsafe " : "");
    if (in.accept('K')) {
      out.add("extern \"");
      out.add(in.accept('C') ? "C" : names.identifier().replace('_', '-'));
      out.add("\" ");
    }
    out.add("fn(");
    String comma = "";
    while (!in.accept('E')) {
      out.add(comma);
      comma = ", ";
      type();
    }
    out.add(")");
    if (!in.accept('u')) {
      out.add(" -> ");
      type();
    }
    bound = outer;
  }

  private void dynamic() {
    in.next();
    out.add("dyn ");
    long outer = binder();
    String plus = "";
    while (!in.accept('E')) {
      out.add(plus);
      plus = " + ";
      trait();
    }
    bound = outer;
    in.expect('L');
    long lifetime = names.base62();
    if (lifetime != 0) {
      out.add(" + ");
      lifetime(lifetime);
    }
  }

  /** A trait with the types it is associated with, which join its arguments. */
  private void trait() {
    boolean open = openPath();
    while (in.accept('p')) {
      out.add(open ? ", " : "<");
      open = true;
      out.add(names.identifier());
      out.add(" = ");
      type();
    }
    out.add(open ? ">" : "");
  }

  /** A path whose arguments, if it has any, are left open. */
  private boolean openPath() {
    in.enter();
    boolean open = false;
    if (in.accept('B')) {
      int back = names.backwards();
      if (back >= 0) {
        open = openPath();
        in.rewind(back);
      }
    } else if (in.accept('I')) {
      names.path(false);
      out.add("<");
      arguments();
      open = true;
    } else {
      names.path(false);
    }
    in.leave();
    return open;
  }

  /** Names the lifetimes of a binder; answers how many there were before. */
  private long binder() {
    long outer = bound;
    long count = names.optionalBase62('G');
    if (count > Printer.MAX_LENGTH) {
      throw new NotMangled("more lifetimes than a name can hold");
    }
    if (count > 0) {
      out.add("for<");
      for (long i = 0; i < count; i++) {
        out.add(i > 0 ? ", " : "");
        bound++;
        lifetime(1);
      }
      out.add("> ");
    }
    return outer;
  }

  /** A lifetime by its distance from the innermost binder; 0 is one that was left out. */
  private void lifetime(long index) {
    if (index == 0) {
      out.add("'_");
      return;
    }
    long depth = bound - index;
    if (depth < 0 && !out.silent()) {
      throw new NotMangled("a lifetime that nothing binds");
    }
    out.add(depth < 26 ? "'" : "'_");
    out.add(depth < 26 ? String.valueOf((char) ('a' + depth)) : Long.toString(depth));
  }

  /** The type of a small letter; null when there is none. */
  static String basic(char code) {
    return switch (code) {
      case 'a' -> "i8";
      case 'b' -> "bool";
      case 'c' -> "char";
      case 'd' -> "f64";
      case 'e' -> "str";
      case 'f' -> "f32";
      case 'h' -> "u8";
      case 'i' -> "isize";
      case 'j' -> "usize";
      case 'l' -> "i32";
      case 'm' -> "u32";
      case 'n' -> "i128";
      case 'o' -> "u128";
      case 's' -> "i16";
      case 't' -> "u16";
      case 'u' -> "()";
      case 'v' -> "...";
      case 'x' -> "i64";
      case 'y' -> "u64";
      case 'z' -> "!";
      case 'p' -> "_";
      default -> null;
    };
  }
}
