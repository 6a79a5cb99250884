package inquest.engine.unwind.demangle;

/** The plain Rust name printed so far; says nothing while a part is skipped. */
final class RustText {
  private final StringBuilder text = new StringBuilder();
  private boolean silent;

  void add(String part) {
    if (!silent) {
      if (part.length() > Printer.MAX_LENGTH - text.length()) {
        throw new NotMangled("the plain name is too long");
      }
      text.append(part);
    }
  }

  boolean silent() {
    return silent;
  }

  void silence(boolean on) {
    silent = on;
  }

  String result() {
    return text.toString();
  }
}
