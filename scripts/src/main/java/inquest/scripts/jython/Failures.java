package inquest.scripts.jython;

import inquest.scripts.jython.Registry.Hook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What hooks did wrong: each hook is told of once, and counted. One whose file was loaded again is
 * another hook. Safe to use from several threads.
 */
final class Failures {
  private final Complaints complaints;
  private final Map<Hook, Integer> counts = new LinkedHashMap<>(); // guarded by this

  Failures(Complaints complaints) {
    this.complaints = complaints;
  }

  /**
   * Tells of a failure unless the hook failed before.
   *
   * @param hook which one
   * @param what happened, and what is done about it
   * @param lines the traceback
   */
  void tell(Hook hook, String what, List<String> lines) {
    boolean first;
    synchronized (this) {
      first = counts.merge(hook, 1, Integer::sum) == 1;
    }
    if (first) {
      complaints.complain(hook.words() + " " + what, lines);
    }
  }

  /** Tells how often the hooks failed that failed more than once, and forgets. */
  void total() {
    Map<Hook, Integer> all;
    synchronized (this) {
      all = new LinkedHashMap<>(counts);
      counts.clear();
    }
    all.forEach((hook, count) -> {
      if (count > 1) {
        complaints.complain(
            hook.words() + " failed " + count + " times; the first is shown", List.of());
      }
    });
  }
}
