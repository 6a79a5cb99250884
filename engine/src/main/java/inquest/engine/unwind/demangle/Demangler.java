package inquest.engine.unwind.demangle;

/** TODO. */
public final class Demangler {
  private Demangler() {}

  /** TODO. */
  public static String demangle(String symbol) {
    try {
      if (symbol.startsWith("_Z")) {
        return Itanium.demangle(symbol, 2);
      }
    } catch (NotMangled e) {
      return symbol;
    }
    return symbol;
  }
}
