package inquest.engine.report;

import java.util.List;
import java.util.Objects;

/**
 * The threads that run no Python, or all where no interpreter was found.
 *
 * @param besidePython whether an interpreter was found, so that these are those without it
 * @param groups the threads by what they were doing, the largest group first
 */
public record NativeThreadsSection(boolean besidePython, List<Group> groups) implements Section {
  /**
   * Threads that were doing the same.
   *
   * @param words what: "blocked in futex"
   * @param tids which
   * @param stack their native stack, oldest first; empty where it was not asked for
   */
  public record Group(String words, List<Integer> tids, List<StackItem> stack) {
    /** Copies the lists. */
    public Group {
      Objects.requireNonNull(words);
      tids = List.copyOf(tids);
      stack = List.copyOf(stack);
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
