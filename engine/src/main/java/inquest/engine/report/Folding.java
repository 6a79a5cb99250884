package inquest.engine.report;

import inquest.engine.runtime.FrameList;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the threads that one stack can stand for. A first walk over all threads looks at their
 * instructions only, so that the first section is ready soon; the rest is made stack by stack.
 */
final class Folding {
  private final PythonProcess python;
  private final ThreadReports reports;
  private final Wanted wanted;
  private final Map<Key, Candidates> byKey = new LinkedHashMap<>();

  /** Threads at the same instructions, with their frames: locals may still tell them apart. */
  record Candidates(List<PythonThread> threads, List<FrameList> frames) {
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

  Folding(PythonProcess python, ThreadReports reports, Wanted wanted) {
    this.python = python;
    this.reports = reports;
    this.wanted = wanted;
  }

  /** Walks the frames of one more thread; says how many it has. */
  int add(PythonThread thread) {
    FrameList frames = python.frames(thread);
    Candidates same =
        byKey.computeIfAbsent(
            key(thread, frames), key -> new Candidates(new ArrayList<>(), new ArrayList<>()));
    same.threads().add(thread);
    same.frames().add(frames);
    return frames.frames().size();
  }

  /** The threads in the order in which they were added, those together that may have one stack. */
  List<Candidates> candidates() {
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
        new Signature(alone ? new long[0] : Stacks.signature(frames)),
        alone ? List.of() : reports.exceptions(thread),
        alone ? thread.number() : 0);
  }

  /** The sections of some threads: one, unless their locals differ. */
  List<ThreadSection> sections(Candidates candidates) {
    Map<List<StackItem>, List<ThreadReport>> byStack = new LinkedHashMap<>();
    for (int i = 0; i < candidates.threads().size(); i++) {
      ThreadReport report = reports.of(candidates.threads().get(i), candidates.frames().get(i));
      byStack.computeIfAbsent(report.stack(), stack -> new ArrayList<>()).add(report);
    }
    return byStack.values().stream().map(ThreadSection::new).toList();
  }
}
