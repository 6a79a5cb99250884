package inquest.dsl.eval;

import inquest.dsl.relation.Shortfall;
import inquest.engine.note.Note;
import inquest.engine.note.Severity;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what an answer leaves out, by reason. Belongs to one answer. */
public final class LeftOut implements Shortfall {
  /** Why rows are not in an answer. */
  public enum Cause {
    /** It could not be told whether they fit. */
    UNKNOWN,
    /** The query set a limit. */
    LIMIT,
    /** Something that concerns no row that was given. */
    NOTE
  }

  /**
   * One reason.
   *
   * @param cause what kind of reason
   * @param count how many rows; 0 where it concerns no row or was not counted
   * @param why the reason, as a sentence without a full stop
   */
  public record Reason(Cause cause, long count, String why) {}

  private final Map<String, Long> rows = new LinkedHashMap<>();
  private final Set<Reason> cuts = new LinkedHashSet<>();
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

  /** The rows after so many were not asked for. */
  void cut(long limit) {
    cuts.add(new Reason(Cause.LIMIT, 0, "cut by limit " + limit + ", there may be more rows"));
  }

  /** Of all the rows only so many were wanted. */
  void cut(long limit, long all) {
    if (all > limit) {
      cuts.add(new Reason(Cause.LIMIT, all - limit, "cut by limit " + limit));
    }
  }

  /** What another left out, without what its query's own limits cut. */
  void addWithoutCuts(LeftOut other) {
    other.rows.forEach((why, count) -> rows.merge(why, count, Long::sum));
    notes.addAll(other.notes);
  }

  /** A step's condition could be told of a row. */
  void judged(Object step) {
    judged.put(step, true);
  }

  /** Whether there is a step whose condition could be told of none of the rows that came to it. */
  boolean nothingToldBySomeStep() {
    return judged.containsValue(false);
  }

  /** Whether the answer lacks something that was asked for: limits are the query's own wish. */
  public boolean lacksSomething() {
    return !rows.isEmpty() || notes.stream().anyMatch(n -> n.severity() != Severity.INFO);
  }

  /** What was left out so far, rows first. */
  public List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    rows.forEach((why, count) -> reasons.add(new Reason(Cause.UNKNOWN, count, why)));
    reasons.addAll(cuts);
    notes.forEach(n -> reasons.add(new Reason(Cause.NOTE, 0, n.toString())));
    return reasons;
  }
}
