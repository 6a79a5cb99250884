package inquest.engine.report;

import inquest.engine.note.Note;
import java.util.List;

/**
 * Everything that was left out, inferred or worth knowing, told once.
 *
 * @param notes in the order in which they came up
 */
public record NotesSection(List<Note> notes) implements Section {
  /** Copies the list. */
  public NotesSection {
    notes = List.copyOf(notes);
  }
}
