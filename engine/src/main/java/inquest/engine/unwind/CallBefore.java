package inquest.engine.unwind;

/** What stands before an address that may be where a call returns to. */
sealed interface CallBefore {
  /**
   * A call of one place.
   *
   * @param target what is called
   */
  record Direct(long target) implements CallBefore {}

  /** A call through a register or memory. */
  record Indirect() implements CallBefore {}

  /** Nothing needs to: signal handlers return to the very address, and the kernel put it there. */
  record SignalReturn() implements CallBefore {}

  /** No call. */
  record None() implements CallBefore {}

  /** The code cannot be read. */
  record Unread() implements CallBefore {}
}
