package inquest.engine.unwind.demangle;

/**
 * What compilers do differently and only the rest of a name can tell. A name is read in one dialect
 * after the other until it makes sense.
 */
final class Dialect {
  private final boolean endsScopes;
  private final boolean remembersVariables;
  private boolean askedScopes;
  private boolean askedVariables;

  private Dialect(boolean endsScopes, boolean remembersVariables) {
    this.endsScopes = endsScopes;
    this.remembersVariables = remembersVariables;
  }

  /** The dialect to start with. */
  static Dialect first() {
    return new Dialect(true, true);
  }

  /** The next that might read a name which this one could not; null when there is none. */
  Dialect next() {
    if (endsScopes && askedScopes) {
      return new Dialect(false, remembersVariables);
    }
    return remembersVariables && askedVariables ? new Dialect(true, false) : null;
  }

  /**
   * Whether the scopes of an unresolved name in an expression end with {@code E}. GCC writes a
   * single scope without it.
   */
  boolean endsScopes() {
    askedScopes = true;
    return endsScopes;
  }

  /**
   * Whether a variable around a lambda can be abbreviated later: with Clang it can, with GCC not.
   */
  boolean remembersVariables() {
    askedVariables = true;
    return remembersVariables;
  }
}
