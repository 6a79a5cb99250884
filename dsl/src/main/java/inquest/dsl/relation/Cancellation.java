package inquest.dsl.relation;

/**
 * Lets one thread ask another to give up the query that it answers. Whoever pulls rows or makes
 * cells looks at it between two of them.
 */
public final class Cancellation {
  private volatile boolean asked;

  /** Ends a query that was asked to stop. Carries no stack trace: it is no fault. */
  public static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Cancelled() {
      super("stopped", null, false, false);
    }
  }

  /** Asks for the end. Safe from any thread. */
  public void ask() {
    asked = true;
  }

  /** Forgets an earlier wish: called before the next query begins. */
  public void clear() {
    asked = false;
  }

  /**
   * Goes on, or not. Cost: one read.
   *
   * @throws Cancelled when the end was asked for
   */
  public void check() {
    if (asked) {
      throw new Cancelled();
    }
  }
}
