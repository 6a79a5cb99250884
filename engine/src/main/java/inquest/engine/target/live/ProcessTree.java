package inquest.engine.target.live;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Which processes a process started, and those in turn, as they are now. */
public final class ProcessTree {
  private static final Path PROC = Path.of("/proc");

  private ProcessTree() {}

  /** The process and all below it, parents before children, each by ascending number. */
  public static List<Integer> from(int pid) {
    Map<Integer, List<Integer>> children = new TreeMap<>();
    for (int process : new ProcFolder(PROC).numbers("")) {
      parent(process)
          .ifPresent(p -> children.computeIfAbsent(p, k -> new ArrayList<>()).add(process));
    }
    List<Integer> all = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(pid));
    while (!open.isEmpty()) {
      int next = open.poll();
      if (!all.contains(next)) { // numbers are used again, so what was read may have a loop
        all.add(next);
        open.addAll(children.getOrDefault(next, List.of()));
      }
    }
    return all;
  }

  private static OptionalInt parent(int pid) {
    return new ProcFolder(pid)
        .text("stat")
        .map(text -> OptionalInt.of(StatFile.parse(text).parent()))
        .orElseGet(OptionalInt::empty);
  }
}
