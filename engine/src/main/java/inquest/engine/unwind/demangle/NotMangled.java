package inquest.engine.unwind.demangle;

/**
 * This symbol is not a mangled name, or not one that can be understood, or its plain form is longer
 * than the caps allow. Thrown by readers and printers, caught by {@link Demangler}, and by {@link
 * Itanium} to try another dialect. Carries no stack trace.
 */
final class NotMangled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotMangled(String why) {
    super(why, null, false, false);
  }
}
