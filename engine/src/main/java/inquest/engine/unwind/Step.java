package inquest.engine.unwind;

import java.util.Objects;
import java.util.OptionalLong;

/** What was found where the caller of a frame was looked for. */
sealed interface Step {
  /**
   * The caller.
   *
   * @param at where it stands
   * @param cfa the canonical frame address of the frame that it called; empty where not known
   * @param signalFrame whether the caller did not call but was interrupted
   */
  record Caller(Place at, OptionalLong cfa, boolean signalFrame) implements Step {
    public Caller {
      Objects.requireNonNull(at);
      Objects.requireNonNull(cfa);
    }
  }

  /** There is none: the frame is the thread's first. */
  record Bottom(OptionalLong cfa) implements Step {}

  /**
   * There must be one, but it was not found.
   *
   * @param why in words, to follow "the caller was not found: "
   */
  record Stuck(String why) implements Step {
    public Stuck {
      Objects.requireNonNull(why);
    }
  }
}
