package inquest.engine.stack;

import inquest.engine.runtime.Frame;
import inquest.engine.unwind.FoundSymbol;
import inquest.engine.unwind.NativeFrame;
import java.util.Objects;
import java.util.Optional;

/** One thing in a joined stack. */
public sealed interface StackEntry {
  /** A frame that runs Python code. */
  record Python(Frame frame) implements StackEntry {
    /** Refuses null. */
    public Python {
      Objects.requireNonNull(frame);
    }
  }

  /**
   * A frame that runs native code; calls that were inlined in it are not taken out of it yet.
   *
   * @param frame the frame
   * @param symbol the function that its code is of, where a symbol table says so
   * @param part what it is for
   */
  record Native(NativeFrame frame, Optional<FoundSymbol> symbol, Part part) implements StackEntry {
    /** Refuses null parts. */
    public Native {
      Objects.requireNonNull(frame);
      Objects.requireNonNull(symbol);
      Objects.requireNonNull(part);
    }

    /** Whether it only carries a call on, as far as that is known: shown only when asked for. */
    public boolean carriesCall() {
      return part == Part.PLUMBING || part == Part.NAMELESS;
    }
  }

  /** What a native frame is for. */
  enum Part {
    /** Does work of its own. */
    WORK,
    /** Code of the interpreter or the C library that only carries a call on. */
    PLUMBING,
    /**
     * Lies in a stripped interpreter, where only exported functions have names: taken for plumbing,
     * which most of the others are.
     */
    NAMELESS,
    /** Runs the evaluation loop, but which Python frames it runs could not be told. */
    EVALUATION
  }
}
