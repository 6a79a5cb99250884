package inquest.engine.report;

import java.util.List;
import java.util.Objects;

/**
 * The threads that run no Python.
 *
 * @param groups the threads by what they were doing, the largest group first
 */
public record NativeThreadsSection(List<Group> groups) implements Section {
  /**
   * Threads that were doing the same.
   *
   * @param words what: "blocked in futex"
   * @param tids which
   */
  public record Group(String words, List<Integer> tids) {
    /** Copies the list. */
    public Group {
      Objects.requireNonNull(words);
      tids = List.copyOf(tids);
    }
  }

  /** Copies the list. */
  public NativeThreadsSection {
    groups = List.copyOf(groups);
  }

  /** How many there are. */
  public int count() {
    return groups.stream().mapToInt(group -> group.tids().size()).sum();
  }
}
