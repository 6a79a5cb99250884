package inquest.scripts.shell;

import inquest.engine.note.Note;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.FrameWalk;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The thread and the frame that the user looks at. Frames are read as far as they are asked for.
 */
final class Standing {
  private final PythonProcess python;
  private Optional<PythonThread> thread = Optional.empty();
  private Optional<FrameWalk> walk = Optional.empty();
  private final List<Frame> frames = new ArrayList<>();
  private int index;

  /** Begins at the thread that crashed, else the holder of a GIL, else the main thread. */
  Standing(PythonProcess python) {
    this.python = python;
    first(PythonThread::crashed)
        .or(() -> first(t -> t.holdsGil().isYes()))
        .or(() -> first(PythonThread::main))
        .or(() -> first(t -> true))
        .ifPresent(this::enter);
  }

  private Optional<PythonThread> first(Predicate<PythonThread> wanted) {
    return python.threads().stream().filter(wanted).findFirst();
  }

  private void enter(PythonThread next) {
    thread = Optional.of(next);
    walk = Optional.of(python.walk(next));
    frames.clear();
    index = 0;
  }

  /** Goes to the innermost frame of a thread. */
  void enter(int number) throws CannotDo {
    enter(
        first(t -> t.number() == number)
            .orElseThrow(() -> new CannotDo("there is no thread " + number)));
  }

  /** Goes to a frame of a thread; stays where it is if there is none. */
  void enter(int number, long frame) throws CannotDo {
    Optional<PythonThread> before = thread;
    int stood = index;
    enter(number);
    try {
      select(frame);
    } catch (CannotDo e) {
      before.ifPresent(this::enter);
      at(stood);
      index = stood;
      throw e;
    }
  }

  /** Goes back to where another standing is, as far as this process has that place. */
  void follow(Standing other) {
    other.thread.flatMap(t -> first(mine -> mine.address() == t.address())).ifPresent(this::enter);
    if (at(other.index).isPresent()) {
      index = other.index;
    }
  }

  PythonThread thread() throws CannotDo {
    return thread.orElseThrow(() -> new CannotDo("the process has no Python threads"));
  }

  Optional<Frame> frameIfAny() {
    return at(index);
  }

  Frame frame() throws CannotDo {
    int number = thread().number();
    return frameIfAny()
        .orElseThrow(() -> new CannotDo("thread " + number + " has no Python frames"));
  }

  private Optional<Frame> at(long wanted) {
    while (walk.isPresent() && frames.size() <= wanted && walk.get().hasNext()) {
      frames.add(walk.get().next());
    }
    return wanted >= 0 && wanted < frames.size()
        ? Optional.of(frames.get((int) wanted))
        : Optional.empty();
  }

  /** All frames of the thread, innermost first. Cost: the whole walk. */
  List<Frame> frames() {
    at(Integer.MAX_VALUE);
    return List.copyOf(frames);
  }

  /** What broke the chain of frames, as far as it was followed. */
  List<Note> notes() {
    return walk.map(FrameWalk::notes).orElse(List.of());
  }

  /** Goes to a frame by its number. */
  void select(long wanted) throws CannotDo {
    frame();
    if (at(wanted).isEmpty()) {
      throw new CannotDo(
          "thread %d has no frame %d; its frames are 0 to %d, 0 is the innermost"
              .formatted(thread().number(), wanted, frames().size() - 1));
    }
    index = (int) wanted;
  }

  /** Goes outwards, or inwards where it is negative, and no further than there are frames. */
  void move(int by) throws CannotDo {
    frame();
    int number = thread().number();
    if (by < 0 && index == 0) {
      throw new CannotDo("frame 0 is the innermost of thread " + number);
    }
    long wanted = Math.max(0, (long) index + by);
    int reached = at(wanted).isPresent() ? (int) wanted : frames.size() - 1;
    if (by > 0 && reached == index) {
      throw new CannotDo("frame " + index + " is the outermost of thread " + number);
    }
    index = reached;
  }

  /** Where it is, as {@code of} takes it: thread and frame; the thread alone where it has none. */
  String place() throws CannotDo {
    return thread().number() + (frameIfAny().isPresent() ? "." + index : "");
  }

  /** The same for a prompt; empty where there is no thread. */
  String label() {
    return thread.map(t -> t.number() + (frameIfAny().isPresent() ? "." + index : "")).orElse("");
  }
}
