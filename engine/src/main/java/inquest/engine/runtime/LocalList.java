package inquest.engine.runtime;

import inquest.engine.note.Note;
import java.util.List;

/**
 * The variables of one frame.
 *
 * @param locals arguments first
 * @param notes which could not be read
 */
public record LocalList(List<Local> locals, List<Note> notes) {
  /** Copies the lists. */
  public LocalList {
    locals = List.copyOf(locals);
    notes = List.copyOf(notes);
  }
}
