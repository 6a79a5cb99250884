package inquest.engine.runtime;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One run of the evaluation loop ({@code _PyEval_EvalFrameDefault}, {@code PyEval_EvalFrameEx} in
 * Python 2): C called it, and it ran these frames, each called by the next. Up to 3.10 a run has
 * one frame.
 *
 * @param frames innermost first; at least one
 * @param anchor address of something that the run keeps in its own frame of the C stack; empty
 *     where the version keeps nothing there, or it could not be told which is whose
 */
public record Activation(List<Frame> frames, OptionalLong anchor) {
  /** Copies the list. */
  public Activation {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("a run of the evaluation loop has a frame");
    }
    Objects.requireNonNull(anchor);
  }
}
