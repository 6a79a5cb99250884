package inquest.engine.note;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the notes of one piece of work, each different note once, in the order they came.
 * Belongs to the one who made it; safe to use from several threads.
 */
public final class Notes {
  private final Set<Note> notes = new LinkedHashSet<>();

  /** Adds a note unless an equal one is there. */
  public synchronized void add(Note note) {
    notes.add(note);
  }

  /** Adds each of the notes. */
  public synchronized void addAll(Iterable<Note> more) {
    more.forEach(notes::add);
  }

  /** A copy of what was collected so far. */
  public synchronized List<Note> toList() {
    return List.copyOf(new ArrayList<>(notes));
  }
}
