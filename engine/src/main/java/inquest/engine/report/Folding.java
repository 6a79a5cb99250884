package inquest.engine.report;

import inquest.engine.runtime.FrameList;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.stack.JoinedStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the threads that one stack stands for. A first walk over all threads looks at instructions
 * only, and where locals are told at which objects they are, so that the first section is ready
 * soon; the rest is made once for each stack.
 */
final class Folding {
  private final PythonProcess python;
  private final Stacks stacks;
  private final ThreadReports reports;
  private final Wanted wanted;
  private final Optional<NativeStacks> natives;
  private final Map<Key, Group> byKey = new LinkedHashMap<>();

  /**
   * Threads with one stack.
   *
   * @param threads in the order of their numbers
   * @param frames of the first, which look like those of the others
   * @param joined the same with native frames, where those are wanted
   */
  record Group(List<PythonThread> threads, FrameList frames, Optional<JoinedStack> joined) {
    String name() {
      return "thread " + threads.getFirst().number();
    }
  }

  /**
   * What must be alike. A thread that stands out by what it does stands alone: the reader looks for
   * it.
   */
  private record Key(
      Signature signature,
      Optional<NativeStacks.Likeness> natives,
      List<ExceptionReport> exceptions,
      int alone) {}

  /** An array that is equal to others with the same numbers. */
  private static final class Signature {
    private final long[] numbers;
    private final int hash;

    Signature(long[] numbers) {
      this.numbers = numbers;
      this.hash = Arrays.hashCode(numbers);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Signature that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /**
   * @param natives joins native frames; empty where they are not wanted
   */
  Folding(
      PythonProcess python,
      Stacks stacks,
      ThreadReports reports,
      Wanted wanted,
      Optional<NativeStacks> natives) {
    this.python = python;
    this.stacks = stacks;
    this.reports = reports;
    this.wanted = wanted;
    this.natives = natives;
  }

  /** Walks the frames of one more thread; says how many it has. */
  int add(PythonThread thread) {
    FrameList frames = python.frames(thread);
    Optional<JoinedStack> joined = natives.map(n -> n.join(thread, frames));
    byKey
        .computeIfAbsent(
            key(thread, frames, joined), key -> new Group(new ArrayList<>(), frames, joined))
        .threads()
        .add(thread);
    return frames.frames().size();
  }

  /** All threads, in the order in which the first of each group was added. */
  List<Group> groups() {
    return List.copyOf(byKey.values());
  }

  private Key key(PythonThread thread, FrameList frames, Optional<JoinedStack> joined) {
    boolean alone =
        !wanted.fold()
            || !frames.notes().isEmpty()
            || thread.crashed()
            || thread.finalizing()
            || thread.holdsGil().isYes()
            || thread.collecting().isYes();
    return new Key(
        new Signature(alone ? new long[0] : stacks.signature(frames)),
        alone ? Optional.empty() : joined.map(j -> natives.orElseThrow().likeness(j, true)),
        alone ? List.of() : reports.exceptions(thread),
        alone ? thread.number() : 0);
  }

  /** What is told of a group. */
  ThreadSection section(Group group) {
    List<StackItem> stack =
        group.joined().isEmpty()
            ? stacks.stack(group.frames())
            : natives.orElseThrow().stack(group.frames(), group.joined().get(), stacks);
    List<ThreadReport> told = new ArrayList<>();
    for (PythonThread thread : group.threads()) {
      told.add(reports.of(thread, group.frames(), stack));
    }
    return new ThreadSection(told);
  }
}
