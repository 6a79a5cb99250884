package inquest.engine.stack;

import inquest.engine.note.Note;
import inquest.engine.unwind.NativeStack;
import java.util.List;
import java.util.Objects;

/**
 * The stack of one thread, Python and native frames in the order of the calls.
 *
 * @param entries innermost first. Where both could not be matched, the native frames come before
 *     the Python frames
 * @param match how sure the order is
 * @param end how far the native stack was followed
 * @param notes what could not be read or matched
 */
public record JoinedStack(
    List<StackEntry> entries, Match match, NativeStack.End end, List<Note> notes) {
  /** How Python and native frames were matched. */
  public enum Match {
    /** Each run of the evaluation loop was found by what it keeps in its native frame. */
    EXACT,
    /**
     * Runs and native frames are as many, and were matched in order; or what a run keeps in its
     * native frame lies between where that frame and the next were guessed to begin.
     */
    INFERRED,
    /** They could not be matched; both are there, side by side. */
    APART,
    /** There is only one kind of frames. */
    ONE_KIND
  }

  /** Copies the lists. */
  public JoinedStack {
    entries = List.copyOf(entries);
    Objects.requireNonNull(match);
    Objects.requireNonNull(end);
    notes = List.copyOf(notes);
  }
}
