package inquest.engine.machine;

/**
 * An address of code as a frame has it. What a call left on the stack points behind the call, which
 * may be outside the function that called (a call of a function that never returns can be its last
 * instruction): tables are asked for {@link #forLookup}, and people are shown {@link #address}.
 */
public sealed interface CodeAddress {
  /** The address itself, unsigned 64-bit. */
  long address();

  /** The address to look up in any table of code: it lies in the instruction that was at work. */
  long forLookup();

  /**
   * An instruction that was about to run: the innermost frame's, or that of a frame which a signal
   * interrupted.
   *
   * @param address its first byte
   */
  record Exact(long address) implements CodeAddress {
    @Override
    public long forLookup() {
      return address;
    }
  }

  /**
   * Where a call returns to.
   *
   * @param address the first byte after the call
   */
  record Return(long address) implements CodeAddress {
    @Override
    public long forLookup() {
      return address - 1;
    }
  }
}
