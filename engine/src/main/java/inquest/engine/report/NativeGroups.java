package inquest.engine.report;

import inquest.engine.target.BlockedCall;
import inquest.engine.target.BlockedCalls;
import inquest.engine.target.NativeThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sums up the threads that run no Python by what they were doing. */
final class NativeGroups {
  private NativeGroups() {}

  static NativeThreadsSection of(List<NativeThread> threads, BlockedCalls calls) {
    Map<String, List<Integer>> byWords = new TreeMap<>();
    for (NativeThread thread : threads) {
      byWords.computeIfAbsent(words(calls.of(thread)), w -> new ArrayList<>()).add(thread.tid());
    }
    List<NativeThreadsSection.Group> groups = new ArrayList<>();
    byWords.forEach((words, tids) ->
        groups.add(new NativeThreadsSection.Group(words, tids.stream().sorted().toList())));
    groups.sort((a, b) -> Integer.compare(b.tids().size(), a.tids().size()));
    return new NativeThreadsSection(groups);
  }

  private static String words(Optional<BlockedCall> call) {
    return call.map(known -> (known.waiting() ? "blocked in " : "leaving ") + known.name())
        .orElse("running");
  }
}
