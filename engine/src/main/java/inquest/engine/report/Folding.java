package inquest.engine.report;

import inquest.engine.runtime.FrameList;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
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
   */
  record Group(List<PythonThread> threads, FrameList frames) {
    String name() {
      return "thread " + threads.getFirst().number();
    }
  }

  /**
   * What must be alike. A thread that stands out by what it does stands alone: the reader looks for
   * it.
   */
  private record Key(Signature signature, List<ExceptionReport> exceptions, int alone) {}

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
    byKey
        .computeIfAbsent(key(thread, frames), key -> new Group(new ArrayList<>(), frames))
        .threads()
        .add(thread);
    return frames.frames().size();
  }

  /** All threads, in the order in which the first of each group was added. */
  List<Group> groups() {
    return List.copyOf(byKey.values());
  }

  private Key key(PythonThread thread, FrameList frames) {
    boolean alone =
        !wanted.fold()
            || !frames.notes().isEmpty()
            || thread.crashed()
            || thread.finalizing()
            || thread.holdsGil().isYes()
            || thread.collecting().isYes();
    return new Key(
        new Signature(alone ? new long[0] : signature(thread, frames)),
        alone ? List.of() : reports.exceptions(thread),
        alone ? thread.number() : 0);
  }

  private long[] signature(PythonThread thread, FrameList frames) {
    long[] python = stacks.signature(frames);
    if (natives.isEmpty()) {
      return python;
    }
    long[] own = natives.get().signature(thread, frames);
    long[] both = Arrays.copyOf(python, python.length + own.length);
    System.arraycopy(own, 0, both, python.length, own.length);
    return both;
  }

  /** What is told of a group. */
  ThreadSection section(Group group) {
    PythonThread leader = group.threads().getFirst();
    List<StackItem> stack =
        natives.isEmpty()
            ? stacks.stack(group.frames())
            : natives.get().stack(leader, group.frames(), stacks);
    List<ThreadReport> told = new ArrayList<>();
    for (PythonThread thread : group.threads()) {
      told.add(reports.of(thread, group.frames(), stack));
    }
    return new ThreadSection(told);
  }
}
