package inquest.engine.unwind.demangle;

/** Built-in types (Itanium C++ ABI 5.1.5.2). */
final class BuiltinTypes {
  private BuiltinTypes() {}

  /** The type of a one-letter code; null when there is none. */
  static TypeNode.Builtin of(char code) {
    return switch (code) {
      case 'v' -> type("void", null);
      case 'w' -> type("wchar_t", null);
      case 'b' -> type("bool", "bool");
      case 'c' -> type("char", null);
      case 'a' -> type("signed char", null);
      case 'h' -> type("unsigned char", null);
      case 's' -> type("short", null);
      case 't' -> type("unsigned short", null);
      case 'i' -> type("int", "");
      case 'j' -> type("unsigned int", "u");
      case 'l' -> type("long", "l");
      case 'm' -> type("unsigned long", "ul");
      case 'x' -> type("long long", "ll");
      case 'y' -> type("unsigned long long", "ull");
      case 'n' -> type("__int128", null);
      case 'o' -> type("unsigned __int128", null);
      case 'f' -> type("float", "[]");
      case 'd' -> type("double", "[]");
      case 'e' -> type("long double", "[]");
      case 'g' -> type("__float128", "[]");
      case 'z' -> type("...", null);
      default -> null;
    };
  }

  /** The type of a code of {@code D} and this letter; null when there is none. */
  static TypeNode.Builtin extended(char code) {
    return switch (code) {
      case 'a' -> type("auto", null);
      case 'c' -> type("decltype(auto)", null);
      case 'n' -> type("decltype(nullptr)", null);
      case 'i' -> type("char32_t", null);
      case 's' -> type("char16_t", null);
      case 'u' -> type("char8_t", null);
      case 'f' -> type("decimal32", null);
      case 'd' -> type("decimal64", null);
      case 'e' -> type("decimal128", null);
      case 'h' -> type("half", null);
      default -> null;
    };
  }

  private static TypeNode.Builtin type(String name, String suffix) {
    return new TypeNode.Builtin(name, suffix);
  }
}
