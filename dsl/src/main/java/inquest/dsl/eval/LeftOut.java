package inquest.dsl.eval;

import inquest.dsl.relation.Shortfall;
import inquest.engine.note.Note;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what an answer leaves out, by reason. Belongs to one answer. */
public final class LeftOut implements Shortfall {
  /**
   * One reason.
   *
   * @param count how many rows; 0 where it concerns no row
   * @param why the reason, as a sentence without a full stop
   */
  public record Reason(long count, String why) {}

  private final Map<String, Long> rows = new LinkedHashMap<>();
  private final Set<Note> notes = new LinkedHashSet<>();
  private final IdentityHashMap<Object, Boolean> judged = new IdentityHashMap<>();

  @Override
  public void note(Note note) {
    notes.add(note);
  }

  /** A row was left out because a step's condition could not be told. */
  void unknown(Object step, Note why) {
    rows.merge(why.toString(), 1L, Long::sum);
    judged.putIfAbsent(step, false);
  }

  /** A step's condition could be told of a row. */
  void judged(Object step) {
    judged.put(step, true);
  }

  /** Whether there is a step whose condition could be told of none of the rows that came to it. */
  boolean nothingToldBySomeStep() {
    return judged.containsValue(false);
  }

  /** What was left out so far, rows first. */
  public List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    rows.forEach((why, count) -> reasons.add(new Reason(count, why)));
    notes.forEach(n -> reasons.add(new Reason(0, n.toString())));
    return reasons;
  }
}
