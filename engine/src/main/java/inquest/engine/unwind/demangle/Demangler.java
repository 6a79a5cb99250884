package inquest.engine.unwind.demangle;

/**
 * Names as they were written from the names that linkers see: C++ in the Itanium ABI's mangling,
 * Rust in its legacy and its v0 mangling.
 *
 * <p>C++ reads as {@code c++filt} of binutils 2.40 prints it, with a few names more and the right
 * type where that looks a template parameter up in the wrong template. Rust reads as {@code c++filt
 * --no-verbose}: without the hashes of functions and crates.
 */
public final class Demangler {
  /** Symbols longer than this are left as they are. */
  private static final int MAX_INPUT = 1 << 16;

  private Demangler() {}

  /**
   * The plain form of a symbol, or the symbol itself when it is not mangled, cannot be understood,
   * or would be longer than 65,536 characters or cost more than some hundred thousand steps. A
   * version or {@code @plt} behind the name stays behind it. Symbols are data of the target: the
   * answer may hold any character that the symbol holds.
   *
   * @param symbol a symbol as it stands in a symbol table; one underscore more before it, as on
   *     macOS, is taken off
   */
  public static String demangle(String symbol) {
    int length = symbol.length();
    if (length < 4 || length > MAX_INPUT || symbol.charAt(0) != '_') {
      return symbol;
    }
    int at = symbol.indexOf('@');
    String name = at < 0 ? symbol : symbol.substring(0, at);
    try {
      String plain = plain(name);
      return plain == null ? symbol : at < 0 ? plain : plain + symbol.substring(at);
    } catch (NotMangled e) {
      return symbol;
    }
  }

  private static String plain(String name) {
    int underscores = 0;
    while (underscores < name.length() && name.charAt(underscores) == '_') {
      underscores++;
    }
    if (underscores == 1 && name.startsWith("GLOBAL_", 1)) {
      return keyed(name);
    }
    char first = underscores < name.length() ? name.charAt(underscores) : Mangled.END;
    if (first == 'R' && underscores <= 2) {
      return RustV0.demangle(name, underscores + 1);
    }
    if (first != 'Z' || underscores > 4) {
      return null;
    }
    if (underscores <= 2 && name.startsWith("N", underscores + 1)) {
      String rust = rust(name, underscores + 2);
      if (rust != null) {
        return rust;
      }
    }
    return Itanium.demangle(name, underscores + 1);
  }

  /** Null when it is C++. */
  private static String rust(String name, int start) {
    try {
      return RustLegacy.demangle(name, start);
    } catch (NotMangled e) {
      return null;
    }
  }

  /** What compilers run before and after {@code main}. */
  private static String keyed(String name) {
    if (name.length() < 12
        || "._$".indexOf(name.charAt(8)) < 0
        || name.charAt(10) != name.charAt(8)) {
      return null;
    }
    char kind = name.charAt(9);
    if (kind != 'I' && kind != 'D') {
      return null;
    }
    String words = kind == 'I' ? "constructors" : "destructors";
    return "global " + words + " keyed to " + demangle(name.substring(11));
  }
}
