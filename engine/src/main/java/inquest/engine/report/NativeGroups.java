package inquest.engine.report;

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
  private record Key(String words, List<Long> places) {}

  /**
   * @param besidePython whether an interpreter was found
   * @param natives makes their stacks; empty where those are not wanted
   */
  static NativeThreadsSection of(
      List<NativeThread> threads,
      boolean besidePython,
      BlockedCalls calls,
      Optional<NativeStacks> natives) {
    Map<Key, List<NativeThread>> alike = new LinkedHashMap<>();
    threads.stream()
        .sorted(Comparator.comparingInt(NativeThread::tid))
        .forEach(thread -> {
          List<Long> places = natives.map(n -> n.places(thread)).orElse(List.of());
          alike
              .computeIfAbsent(new Key(words(calls.of(thread)), places), k -> new ArrayList<>())
              .add(thread);
        });
    List<NativeThreadsSection.Group> groups = new ArrayList<>();
    alike.forEach((key, members) ->
        groups.add(
            new NativeThreadsSection.Group(
                key.words(),
                members.stream().map(NativeThread::tid).toList(),
                natives.map(n -> n.stack(members.getFirst())).orElse(List.of()))));
    groups.sort(
        Comparator.<NativeThreadsSection.Group>comparingInt(group -> -group.tids().size())
            .thenComparing(NativeThreadsSection.Group::words));
    return new NativeThreadsSection(besidePython, groups);
  }

  private static String words(Optional<BlockedCall> call) {
    return call.map(known -> (known.waiting() ? "blocked in " : "leaving ") + known.name())
        .orElse("running");
  }
}
