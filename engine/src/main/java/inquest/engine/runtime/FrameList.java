package inquest.engine.runtime;

import inquest.engine.note.Note;
import java.util.List;

/**
 * The Python frames of one thread.
 *
 * @param frames innermost first, as far as the chain could be followed
 * @param notes where the chain broke, and what else could not be read; empty when whole
 */
public record FrameList(List<Frame> frames, List<Note> notes) {
  /** Copies the lists. */
  public FrameList {
    frames = List.copyOf(frames);
    notes = List.copyOf(notes);
  }
}
