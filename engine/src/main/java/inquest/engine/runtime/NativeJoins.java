package inquest.engine.runtime;

import inquest.engine.memory.Memory;
import inquest.engine.target.NativeThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the kernel's thread behind each Python thread. One kernel's thread may stand behind
 * several: it has a thread state in each interpreter that it entered.
 */
final class NativeJoins {
  /** What is known of a Python thread before it is joined. */
  record Side(long state, OptionalLong pthread, OptionalInt nativeId) {}

  private static final int MOST_STACK_BYTES = 1 << 20;

  /** The farthest that a {@code pthread_t} lies below the thread pointer on aarch64, in bytes. */
  private static final long MOST_BELOW = 8192;

  private final Memory memory;
  private final List<NativeThread> natives;

  NativeJoins(Memory memory, List<NativeThread> natives) {
    this.memory = memory;
    this.natives = natives;
  }

  /** The joins by address of the thread state. */
  Map<Long, NativeJoin> join(List<Side> sides) {
    Map<Long, NativeJoin> joined = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    byPthread(sides, joined, taken);
    byNativeId(sides, joined, taken);
    byStack(sides, joined, taken);
    return joined;
  }

  private void byPthread(List<Side> sides, Map<Long, NativeJoin> joined, Set<Integer> taken) {
    Map<Long, NativeThread> byPointer = new HashMap<>();
    for (NativeThread thread : natives) {
      thread.threadPointer().ifPresent(tp -> byPointer.putIfAbsent(tp, thread));
    }
    long below = below(sides, byPointer);
    for (Side side : sides) {
      if (side.pthread().isPresent() && side.pthread().getAsLong() != 0) {
        NativeThread thread = byPointer.get(side.pthread().getAsLong() + below);
        if (thread != null) {
          taken.add(thread.tid());
          joined.put(side.state(), new NativeJoin(thread, NativeJoin.How.PTHREAD));
        }
      }
    }
  }

  /**
   * How far {@code pthread_t} lies below the thread pointer: nothing on x86-64, the size of {@code
   * struct pthread} on aarch64, the same for all threads of a process.
   */
  private static long below(List<Side> sides, Map<Long, NativeThread> byPointer) {
    boolean same =
        sides.stream()
            .anyMatch(
                s -> s.pthread().isPresent() && byPointer.containsKey(s.pthread().getAsLong()));
    if (same) {
      return 0;
    }
    Map<Long, Integer> votes = new HashMap<>();
    for (Side side : sides) {
      if (side.pthread().isEmpty() || side.pthread().getAsLong() == 0) {
        continue;
      }
      for (long pointer : byPointer.keySet()) {
        long distance = pointer - side.pthread().getAsLong();
        if (distance >= 0 && distance <= MOST_BELOW) {
          votes.merge(distance, 1, Integer::sum);
        }
      }
    }
    return votes.entrySet().stream()
        .max(
            Map.Entry.<Long, Integer>comparingByValue()
                .thenComparing(Map.Entry::getKey, (a, b) -> Long.compare(b, a)))
        .map(Map.Entry::getKey)
        .orElse(0L);
  }

  private void byNativeId(List<Side> sides, Map<Long, NativeJoin> joined, Set<Integer> taken) {
    for (Side side : sides) {
      if (joined.containsKey(side.state()) || side.nativeId().isEmpty()) {
        continue;
      }
      for (NativeThread thread : natives) {
        if (thread.tid() == side.nativeId().getAsInt()) {
          taken.add(thread.tid());
          joined.put(side.state(), new NativeJoin(thread, NativeJoin.How.NATIVE_THREAD_ID));
          break;
        }
      }
    }
  }

  /** The one thread whose stack names the thread state, where it names no other. */
  private void byStack(List<Side> sides, Map<Long, NativeJoin> joined, Set<Integer> taken) {
    List<Side> left = new ArrayList<>(sides);
    left.removeIf(side -> joined.containsKey(side.state()));
    if (left.isEmpty()) {
      return;
    }
    Set<Long> wanted = new HashSet<>();
    left.forEach(side -> wanted.add(side.state()));
    Map<Long, List<NativeThread>> named = new HashMap<>();
    for (NativeThread thread : natives) {
      if (!taken.contains(thread.tid())) {
        onlyState(thread, wanted)
            .ifPresent(s -> named.computeIfAbsent(s, k -> new ArrayList<>()).add(thread));
      }
    }
    named.forEach((state, threads) -> {
      if (threads.size() == 1) {
        joined.put(state, new NativeJoin(threads.getFirst(), NativeJoin.How.STACK));
      }
    });
  }

  private Optional<Long> onlyState(NativeThread thread, Set<Long> wanted) {
    OptionalLong sp = thread.registers().stackPointer();
    if (sp.isEmpty()) {
      return Optional.empty();
    }
    byte[] stack = new byte[MOST_STACK_BYTES];
    int had = memory.read(sp.getAsLong(), stack, 0, stack.length);
    Set<Long> found = new HashSet<>();
    for (int at = 0; at + 8 <= had; at += 8) {
      long word = 0;
      for (int i = 7; i >= 0; i--) {
        word = word << 8 | (stack[at + i] & 0xff);
      }
      if (wanted.contains(word)) {
        found.add(word);
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }
}
