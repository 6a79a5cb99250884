package inquest.engine.unwind;

/** How a frame was found: from what is certain to what is guessed. */
public enum Found {
  /** The thread's own registers: the innermost frame. */
  REGISTERS,
  /** Call frame information of the code that it called. */
  CFI,
  /** The registers that the kernel saved when a signal interrupted it. */
  SIGNAL_CONTEXT,
  /** The instructions of the code that it called were followed to their return. */
  EPILOGUE,
  /** It called an address where no code is: nothing had been changed since the call. */
  FAILED_CALL,
  /** The link register still has what the call left in it; aarch64. */
  LINK_REGISTER,
  /** The chain of frame pointers: a frame whose code does not keep it may be missing before it. */
  FRAME_POINTER,
  /**
   * The first word of the stack that looks like what a call left there: the frame may be one that
   * returned before, and frames may be missing.
   */
  SCAN;

  /** Whether the frame is a guess, which reports have to say. */
  public boolean inferred() {
    return switch (this) {
      case REGISTERS, CFI, SIGNAL_CONTEXT, EPILOGUE -> false;
      case FAILED_CALL, LINK_REGISTER, FRAME_POINTER, SCAN -> true;
    };
  }
}
