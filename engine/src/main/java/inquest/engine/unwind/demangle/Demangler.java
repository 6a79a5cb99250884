package inquest.engine.unwind.demangle;

/**
 * Names as they were written, from the names that linkers see: C++ in the Itanium ABI's mangling,
 * Rust in its legacy and its v0 mangling.
 *
 * <p>C++ reads as {@code c++filt} of binutils 2.40 prints it, with a few names more and the right
 * type where that looks a template parameter up in the wrong template. Rust reads as {@code c++filt
 * --no-verbose}: without the hashes of functions and crates, and without what compilers append.
 */
public final class Demangler {
  private static final int MAX_INPUT = 1 << 16;

  private Demangler() {}

  /**
   * The plain form of a symbol, or the symbol itself when it is not mangled, cannot be understood,
   * is or would become longer than 65,536 characters, or costs more than 200,000 steps. A version
   * or {@code @plt} behind the name stays behind it. Symbols are data of the target: the answer may
   * hold any character that the symbol holds. Never throws.
   *
   * @param symbol a symbol as it stands in a symbol table; may have one underscore more before it,
   *     as on macOS
   */
  public static String demangle(String symbol) {
    return demangle(symbol, new Work());
  }

  static String demangle(String symbol, Work work) {
    int length = symbol.length();
    if (length < 4 || length > MAX_INPUT || symbol.charAt(0) != '_') {
      return symbol;
    }
    int at = symbol.indexOf('@');
    try {
      String plain = plain(at < 0 ? symbol : symbol.substring(0, at), work);
      return plain == null ? symbol : at < 0 ? plain : plain + symbol.substring(at);
    } catch (NotMangled e) {
      return symbol;
    }
  }

  /** Null when nothing in the name looks mangled. */
  private static String plain(String name, Work work) {
    if (name.startsWith("_GLOBAL_")) {
      return keyed(name, work);
    }
    int start = 0;
    while (start < name.length() && name.charAt(start) == '_') {
      start++;
    }
    if (name.startsWith("R", start) && start <= 2) {
      return RustV0.demangle(name, start + 1, work);
    }
    if (!name.startsWith("Z", start) || start > 4) {
      return null;
    }
    String rust = name.startsWith("ZN", start) ? rust(name, start + 2, work) : null;
    return rust == null ? Itanium.demangle(name, start + 1, work) : rust;
  }

  /** Null when it is C++. */
  private static String rust(String name, int start, Work work) {
    try {
      return RustLegacy.demangle(name, start, work);
    } catch (NotMangled e) {
      return null;
    }
  }

  /** What compilers run before and after {@code main}: {@code _GLOBAL__I_} and a name. */
  private static String keyed(String name, Work work) {
    if (name.length() < 12
        || "._$".indexOf(name.charAt(8)) < 0
        || name.charAt(10) != '_'
        || name.charAt(9) != 'I' && name.charAt(9) != 'D') {
      return null;
    }
    String words = name.charAt(9) == 'I' ? "constructors" : "destructors";
    String whose = name.substring(11);
    String plain = whose.startsWith("_Z") ? plain(whose, work) : null;
    return "global " + words + " keyed to " + (plain == null ? whose : plain);
  }
}
