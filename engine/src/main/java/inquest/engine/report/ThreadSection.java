package inquest.engine.report;

import java.util.List;

/**
 * One stack and the threads that have it: one thread, or several whose stacks are identical.
 *
 * @param threads at least one, in the order of their numbers
 */
public record ThreadSection(List<ThreadReport> threads) implements Section {
  /** Copies the list. */
  public ThreadSection {
    threads = List.copyOf(threads);
    if (threads.isEmpty()) {
      throw new IllegalArgumentException("a stack belongs to a thread");
    }
  }

  /** The thread whose stack is shown for all. */
  public ThreadReport first() {
    return threads.getFirst();
  }
}
