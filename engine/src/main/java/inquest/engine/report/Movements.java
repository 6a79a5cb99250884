package inquest.engine.report;

import inquest.engine.runtime.CodeObject;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.FrameList;
import inquest.engine.runtime.Position;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.target.NativeThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which threads moved between several looks at a living process: what is stuck stands at the same
 * instruction of the same frames each time. Used by one thread.
 */
public final class Movements {
  /** To be stopped and to go on costs a thread some tens of microseconds. */
  private static final long RAN_NANOS = 500_000;

  private final Map<Identity, Track> tracks = new HashMap<>();
  private int looks;

  /** A thread state is used again by another thread only under another tid. */
  private record Identity(long state, OptionalInt tid) {}

  /** Where a thread stood: its frames with their instructions, and its native registers. */
  private record Stand(List<Object> frames, OptionalLong pc, OptionalLong sp) {}

  private static final class Track {
    private final int firstLook;
    private int looks;
    private int moved;
    private int nativeOnly;
    private int ranOnly;
    private OptionalLong ran = OptionalLong.empty();
    private Stand last;
    private PythonThread thread;
    private Optional<Frame> innermost;

    private Track(int firstLook) {
      this.firstLook = firstLook;
    }
  }

  /**
   * A thread, and how it moved.
   *
   * @param number its number at the last look at which it was there
   * @param tid its kernel thread id
   * @param name its name
   * @param looks at how many looks it was there
   * @param gone whether it was missing at the last look
   * @param born whether it was missing at the first
   * @param moved between how many looks its Python frames moved
   * @param nativeOnly between how many looks its registers moved, and no Python frame
   * @param ranOnly between how many looks it ran, and came back to the very same place
   * @param function the function that it stood in at last
   * @param file the file of that
   * @param line the line of that
   */
  public record Moved(
      int number,
      OptionalInt tid,
      Optional<String> name,
      int looks,
      boolean gone,
      boolean born,
      int moved,
      int nativeOnly,
      int ranOnly,
      Optional<String> function,
      Optional<String> file,
      OptionalInt line) {
    /** Whether it stood at the same place at every look, and did nothing between. */
    public boolean stuck() {
      return looks > 1 && moved == 0 && nativeOnly == 0 && ranOnly == 0;
    }
  }

  /** How many looks there were. */
  public int looks() {
    return looks;
  }

  /** Takes note of where every thread stands. */
  public void add(PythonProcess look) {
    for (PythonThread thread : look.threads()) {
      FrameList frames = look.frames(thread);
      Track track =
          tracks.computeIfAbsent(
              new Identity(thread.address(), thread.tid()), key -> new Track(looks));
      Stand now = stand(thread, frames);
      OptionalLong nanos =
          thread.tid().isPresent()
              ? look.image().target().processorNanos(thread.tid().getAsInt())
              : OptionalLong.empty();
      if (track.last != null) {
        boolean python = !now.frames().equals(track.last.frames());
        track.moved += python ? 1 : 0;
        boolean registers = !now.equals(track.last);
        track.nativeOnly += !python && registers ? 1 : 0;
        track.ranOnly += !registers && ran(track.ran, nanos) ? 1 : 0;
      }
      track.ran = nanos;
      track.last = now;
      track.looks++;
      track.thread = thread;
      track.innermost = frames.frames().stream().findFirst();
    }
    looks++;
  }

  /** Whether it did more than a stop costs it. */
  private static boolean ran(OptionalLong before, OptionalLong now) {
    return before.isPresent()
        && now.isPresent()
        && now.getAsLong() - before.getAsLong() > RAN_NANOS;
  }

  private static Stand stand(PythonThread thread, FrameList list) {
    List<Object> frames = new ArrayList<>();
    for (Frame frame : list.frames()) {
      frames.add(Stacks.placeOf(frame));
      frames.add(frame.address());
    }
    Optional<NativeThread> threadOfKernel = thread.nativeThread().map(join -> join.thread());
    return new Stand(
        frames,
        threadOfKernel.map(t -> t.registers().programCounter()).orElseGet(OptionalLong::empty),
        threadOfKernel.map(t -> t.registers().stackPointer()).orElseGet(OptionalLong::empty));
  }

  /** All threads that were ever seen, those that never moved first, then by number. */
  public List<Moved> threads() {
    return tracks.values().stream()
        .map(this::moved)
        .sorted((a, b) ->
            a.stuck() == b.stuck() ? Integer.compare(a.number(), b.number()) : a.stuck() ? -1 : 1)
        .toList();
  }

  private Moved moved(Track track) {
    Optional<CodeObject> code = track.innermost.flatMap(frame -> frame.code().toOptional());
    return new Moved(
        track.thread.number(),
        track.thread.tid(),
        track.thread.name(),
        track.looks,
        track.firstLook + track.looks < looks,
        track.firstLook > 0,
        track.moved,
        track.nativeOnly,
        track.ranOnly,
        code.flatMap(c -> c.displayName().toOptional()),
        code.flatMap(c -> c.filename().toOptional()),
        track
            .innermost
            .flatMap(frame -> frame.position().toOptional())
            .map(Position::line)
            .orElseGet(OptionalInt::empty));
  }
}
