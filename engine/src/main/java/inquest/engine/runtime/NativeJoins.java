package inquest.engine.runtime;

import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
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

  /** Finds the address of the innermost frame of a thread state; 0 where it has none. */
  interface InnermostFrame {
    /** May throw {@link inquest.engine.note.Unreadable}. */
    long of(long state);
  }

  /**
   * Offset of {@code tid} in {@code struct pthread}, in bytes: glibc's nptl/descr.h on x86-64,
   * where a {@code tcbhead_t} stands before it, and on aarch64; musl's src/internal/pthread_impl.h.
   */
  private static final int[] TID_OFFSETS = {0x2d0, 0xd0, 0x30, 0x38, 0x18};

  /** How many threads may have ended between the two looks at a process that runs. */
  private static final int GONE_MEANWHILE = 1;

  /** Of so few threads one that fits proves nothing. */
  private static final int FEW = 3;

  private static final int MOST_STACK_BYTES = 1 << 20;

  /** The farthest that a {@code pthread_t} lies below the thread pointer on aarch64, in bytes. */
  private static final long MOST_BELOW = 8192;

  private final Memory memory;
  private final List<NativeThread> natives;
  private final InnermostFrame frames;

  NativeJoins(Memory memory, List<NativeThread> natives, InnermostFrame frames) {
    this.memory = memory;
    this.natives = natives;
    this.frames = frames;
  }

  /** The joins by address of the thread state. */
  Map<Long, NativeJoin> join(List<Side> sides) {
    Map<Long, NativeJoin> joined = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    byPthread(sides, joined, taken);
    byThreadId(sides, joined, taken);
    byFrame(sides, joined, taken);
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
   * Where no thread pointers are known: the C library keeps each thread's id in its {@code struct
   * pthread}. Where it keeps it is one place for all, at which all have ids that exist.
   */
  private void byThreadId(List<Side> sides, Map<Long, NativeJoin> joined, Set<Integer> taken) {
    if (natives.stream().anyMatch(thread -> thread.threadPointer().isPresent())) {
      return;
    }
    Map<Integer, NativeThread> byId = new HashMap<>();
    natives.forEach(thread -> byId.put(thread.ownTid(), thread));
    for (int offset : TID_OFFSETS) {
      Map<Long, NativeThread> found = new HashMap<>();
      for (Side side : sides) {
        OptionalInt id = tidAt(side, offset);
        if (id.isPresent() && byId.containsKey(id.getAsInt())) {
          found.put(side.state(), byId.get(id.getAsInt()));
        }
      }
      long named = named(sides);
      boolean all = found.size() >= named - (named > FEW ? GONE_MEANWHILE : 0);
      if (!found.isEmpty() && all && eachHasItsOwn(sides, found)) {
        found.forEach((state, thread) -> {
          taken.add(thread.tid());
          joined.put(state, new NativeJoin(thread, NativeJoin.How.PTHREAD_TID));
        });
        return;
      }
    }
  }

  /** Whether no two pthreads have one id: a thread may have several states, and but one pthread. */
  private static boolean eachHasItsOwn(List<Side> sides, Map<Long, NativeThread> found) {
    Map<Integer, Long> pthreads = new HashMap<>();
    for (Side side : sides) {
      NativeThread thread = found.get(side.state());
      if (thread != null) {
        long pthread = side.pthread().orElse(0);
        Long other = pthreads.putIfAbsent(thread.tid(), pthread);
        if (other != null && other != pthread) {
          return false;
        }
      }
    }
    return true;
  }

  private static long named(List<Side> sides) {
    return sides.stream().filter(s -> s.pthread().orElse(0) != 0).count();
  }

  private OptionalInt tidAt(Side side, int offset) {
    long pthread = side.pthread().orElse(0);
    return pthread != 0 && memory.readable(pthread + offset, 4)
        ? OptionalInt.of(memory.i32(pthread + offset))
        : OptionalInt.empty();
  }

  /**
   * To 3.12 the thread that makes an interpreter stays named in its first thread state, also when
   * another thread runs it ({@code PyThreadState_Swap} changes no {@code thread_id}). Where one
   * pthread is named by several states, the stack that their innermost frame is on says who runs
   * them.
   */
  private void byFrame(List<Side> sides, Map<Long, NativeJoin> joined, Set<Integer> taken) {
    Map<Integer, List<Long>> states = new HashMap<>();
    for (Side side : sides) {
      NativeJoin join = joined.get(side.state());
      if (join != null) {
        states.computeIfAbsent(join.thread().tid(), t -> new ArrayList<>()).add(side.state());
      }
    }
    Map<Long, Long> wanted = new HashMap<>();
    for (List<Long> shared : states.values()) {
      if (shared.size() > 1) {
        shared.forEach(state -> frame(state).ifPresent(frame -> wanted.put(frame, state)));
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    onOneStack(natives, wanted.keySet())
        .forEach((frame, thread) -> {
          long state = wanted.get(frame);
          if (joined.get(state).thread().tid() != thread.tid()) {
            joined.put(state, new NativeJoin(thread, NativeJoin.How.FRAME));
            taken.add(thread.tid());
          }
        });
  }

  private OptionalLong frame(long state) {
    try {
      long frame = frames.of(state);
      return frame == 0 ? OptionalLong.empty() : OptionalLong.of(frame);
    } catch (Unreadable e) {
      return OptionalLong.empty(); // the walk of its frames will say so
    }
  }

  /** Of the wanted words those that lie on the stack of one thread and no other. */
  private Map<Long, NativeThread> onOneStack(List<NativeThread> threads, Set<Long> wanted) {
    Map<Long, NativeThread> found = new HashMap<>();
    Set<Long> several = new HashSet<>();
    for (NativeThread thread : threads) {
      for (long word : onStack(thread, wanted)) {
        if (found.put(word, thread) != null) {
          several.add(word);
        }
      }
    }
    found.keySet().removeAll(several);
    return found;
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
        if (thread.ownTid() == side.nativeId().getAsInt()) {
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
    Set<Long> found = onStack(thread, wanted);
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /** Which of the wanted words lie on the thread's stack. */
  private Set<Long> onStack(NativeThread thread, Set<Long> wanted) {
    OptionalLong sp = thread.registers().stackPointer();
    if (sp.isEmpty()) {
      return Set.of();
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
    return found;
  }
}
