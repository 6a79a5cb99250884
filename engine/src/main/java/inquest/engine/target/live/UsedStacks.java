package inquest.engine.target.live;

import inquest.engine.target.NativeThread;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** The used part of threads' stacks: from the stack pointer to the end of its mapping. */
final class UsedStacks {
  private static final int PAGE = PageSource.PAGE;

  /** The red zone below the stack pointer may be in use as well (System V psABI of x86-64). */
  private static final int RED_ZONE = 128;

  /** More than a main thread's usual limit; of a thread's stack no more than this is copied. */
  private static final long MOST_BYTES = 8 << 20;

  private final List<ProcessMaps.Line> maps;
  private final long most;

  UsedStacks(List<ProcessMaps.Line> maps) {
    this(maps, MOST_BYTES);
  }

  /**
   * @param most bytes of each stack; what is above is left out
   */
  UsedStacks(List<ProcessMaps.Line> maps, long most) {
    this.maps = maps;
    this.most = Math.min(most, MOST_BYTES);
  }

  /** Addresses of their pages, ascending. */
  long[] pages(List<NativeThread> threads) {
    return threads.stream().flatMapToLong(this::pages).distinct().sorted().toArray();
  }

  private LongStream pages(NativeThread thread) {
    OptionalLong pointer = thread.registers().stackPointer();
    if (pointer.isEmpty()) {
      return LongStream.empty();
    }
    long from = pointer.getAsLong() - RED_ZONE & -PAGE;
    return maps.stream()
        .map(ProcessMaps.Line::mapping)
        .filter(m -> m.contains(pointer.getAsLong()))
        .findFirst()
        .map(m -> Math.min(m.end() - from, most) / PAGE)
        .map(count -> LongStream.range(0, count).map(i -> from + i * PAGE))
        .orElseGet(LongStream::empty);
  }
}
