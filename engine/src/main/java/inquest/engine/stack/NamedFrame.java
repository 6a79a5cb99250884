package inquest.engine.stack;

import inquest.engine.unwind.FoundSymbol;
import inquest.engine.unwind.NativeFrame;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A native frame and the function that its code is of.
 *
 * @param frame the frame
 * @param symbol the function, where a symbol table has it
 * @param home the kind of file that the code lies in
 * @param floor the lowest address of its part of the C stack, where that is known
 * @param ceiling the first address after that part
 */
record NamedFrame(
    NativeFrame frame,
    Optional<FoundSymbol> symbol,
    Home home,
    OptionalLong floor,
    OptionalLong ceiling) {
  private static final String LOOP = "_PyEval_EvalFrameDefault";
  private static final String LOOP_OF_PYTHON_2 = "PyEval_EvalFrameEx";

  /** Whether it runs the evaluation loop of Python 3. */
  boolean isLoop() {
    return isNamed(LOOP);
  }

  /** Whether it runs the loop of Python 2, or in Python 3 calls the loop. */
  boolean isOldLoop() {
    return isNamed(LOOP_OF_PYTHON_2);
  }

  private boolean isNamed(String wanted) {
    return symbol.isPresent() && Plumbing.whole(symbol.get().name()).equals(wanted);
  }

  /** Whether an address lies in its part of the C stack. */
  boolean holds(long address) {
    return ceiling.isPresent()
        && floor.isPresent()
        && Long.compareUnsigned(address, floor.getAsLong()) >= 0
        && Long.compareUnsigned(address, ceiling.getAsLong()) < 0;
  }
}
