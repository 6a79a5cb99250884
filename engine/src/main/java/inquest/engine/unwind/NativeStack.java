package inquest.engine.unwind;

import inquest.engine.note.Note;
import java.util.List;
import java.util.Objects;

/**
 * The native stack of one thread.
 *
 * @param tid kernel thread id
 * @param frames the innermost first
 * @param end how the walk ended
 * @param notes why it ended early, and what was doubtful on the way
 */
public record NativeStack(int tid, List<NativeFrame> frames, End end, List<Note> notes) {
  /** How a walk ended. */
  public enum End {
    /** At the first frame of the thread. */
    BOTTOM,
    /** At a frame whose caller could not be found; a note says why. */
    STUCK,
    /** At the cap on frames; a note says so. */
    LIMIT,
    /** After as many frames as were asked for. */
    ENOUGH
  }

  /** Copies the lists. */
  public NativeStack {
    frames = List.copyOf(frames);
    Objects.requireNonNull(end);
    notes = List.copyOf(notes);
  }

  /** Whether it reaches the first frame of the thread. */
  public boolean complete() {
    return end == End.BOTTOM;
  }
}
