package inquest.engine.runtime;

import inquest.engine.object.Objects;
import java.util.List;

/** How the frames of a thread chain in one build. Every read may throw {@code Unreadable}. */
interface FrameLinks {
  /** One link of the chain. */
  sealed interface Link {
    /** Address of the next frame outwards; 0 at the end. */
    long previous();
  }

  /** A frame that Python shows. Its index is not known yet. */
  record Shown(Frame frame, long previous) implements Link {}

  /** A frame that CPython does not show either: it is still being set up, or is a trampoline. */
  record Hidden(long previous) implements Link {}

  /** C called the frame before this one. */
  record Boundary(long previous) implements Link {}

  /** Address of the innermost frame of a {@code PyThreadState}; 0 when it runs no Python. */
  long innermost(long thread);

  /** Address of the frame that a {@code PyFrameObject} stands for. */
  long ofObject(long frameObject);

  /** Reads the link at an address. */
  Link at(long address);

  /**
   * Addresses of the thread's frames, oldest first, from where they lie and not from their chain;
   * empty where this build has no such place.
   */
  List<Long> stacked(long thread);

  /**
   * What the runs of the evaluation loop left on the thread's C stack, innermost first; empty where
   * this build leaves nothing there.
   */
  List<Anchor> anchors(long thread);

  /**
   * What one run of the evaluation loop left on the C stack.
   *
   * @param address where it lies: in the frame of the C function that runs the loop
   * @param frame address of the innermost Python frame that it runs
   */
  record Anchor(long address, long frame) {}

  /** The one that this build has. */
  static FrameLinks of(Objects objects, CodeObjects codes) {
    return switch (objects.layout().axes().frames()) {
      case FRAME_OBJECTS -> new FrameObjects(objects, codes);
      case CFRAME, CURRENT_FRAME -> new InterpreterFrames(objects, codes);
    };
  }
}
