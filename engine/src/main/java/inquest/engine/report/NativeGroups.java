package inquest.engine.report;

import inquest.engine.stack.JoinedStack;
import inquest.engine.target.BlockedCall;
import inquest.engine.target.BlockedCalls;
import inquest.engine.target.NativeThread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sums up the threads that run no Python by what they were doing. */
final class NativeGroups {
  private NativeGroups() {}

  /** What must be alike in a group. */
  private record Key(String words, Optional<NativeStacks.Likeness> stack) {}

  /** Threads that are alike, and the stack of the first, where that is wanted. */
  private record Alike(List<Integer> tids, Optional<JoinedStack> stack) {}

  /**
   * @param besidePython whether an interpreter was found
   * @param natives makes their stacks; empty where those are not wanted
   */
  static NativeThreadsSection of(
      List<NativeThread> threads,
      boolean besidePython,
      BlockedCalls calls,
      Optional<NativeStacks> natives) {
    Map<Key, Alike> alike = new LinkedHashMap<>();
    List<NativeThread> inOrder = new ArrayList<>(threads);
    inOrder.sort((a, b) -> Integer.compare(a.tid(), b.tid()));
    for (NativeThread thread : inOrder) {
      Optional<JoinedStack> joined = natives.map(n -> n.join(thread));
      alike
          .computeIfAbsent(
              new Key(
                  words(thread, calls.of(thread)),
                  joined.map(j -> natives.orElseThrow().likeness(j, false))),
              key -> new Alike(new ArrayList<>(), joined))
          .tids()
          .add(thread.tid());
    }
    List<NativeThreadsSection.Group> groups = new ArrayList<>();
    alike.forEach((key, members) ->
        groups.add(
            new NativeThreadsSection.Group(
                key.words(),
                members.tids(),
                members.stack().map(j -> natives.orElseThrow().stack(j)).orElse(List.of()))));
    groups.sort(
        Comparator.<NativeThreadsSection.Group>comparingInt(group -> -group.tids().size())
            .thenComparing(NativeThreadsSection.Group::words));
    return new NativeThreadsSection(besidePython, groups);
  }

  private static String words(NativeThread thread, Optional<BlockedCall> call) {
    if (thread.registers().programCounter().isEmpty()) {
      return "without saved registers";
    }
    if (call.isEmpty()) {
      return "running";
    }
    String words = (call.get().waiting() ? "blocked in " : "leaving ") + call.get().name();
    return call.get().evidence() == BlockedCall.Evidence.INFERRED ? words + " (inferred)" : words;
  }
}
