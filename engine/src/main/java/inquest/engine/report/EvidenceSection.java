package inquest.engine.report;

import java.util.List;
import java.util.Objects;

/**
 * What the answers rest on: which files, which layout, how threads were joined.
 *
 * @param facts in the order to be shown
 */
public record EvidenceSection(List<Fact> facts) implements Section {
  /**
   * One piece of evidence.
   *
   * @param name what it is about
   * @param text what is known
   */
  public record Fact(String name, String text) {
    /** Refuses null parts. */
    public Fact {
      Objects.requireNonNull(name);
      Objects.requireNonNull(text);
    }
  }

  /** Copies the list. */
  public EvidenceSection {
    facts = List.copyOf(facts);
  }
}
