package inquest.dsl.relation;

import inquest.engine.note.Note;

/** Takes account of what an answer leaves out. */
public interface Shortfall {
  /** Something that concerns no row that was given. */
  void note(Note note);
}
