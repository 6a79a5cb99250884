package inquest.dsl.relations;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Row;
import inquest.dsl.relation.Value;
import inquest.engine.Inquest;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.object.Objects;
import inquest.engine.object.Ref;
import inquest.engine.report.SourceFiles;
import inquest.engine.report.SourceLine;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.FrameList;
import inquest.engine.runtime.FrameWalk;
import inquest.engine.runtime.LocalList;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.stack.JoinedStack;
import inquest.engine.stack.NativeCall;
import inquest.engine.stack.NativeCalls;
import inquest.engine.stack.StackEntry;
import inquest.engine.target.BlockedCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The process that queries ask about. Remembers the frames that were walked, so that nothing is
 * read twice. Belongs to one thread.
 */
final class Process {
  private final Optional<Inquest> inquest;
  private final Optional<PythonProcess> python;
  private final Map<Integer, Walked> walked = new HashMap<>();
  private Optional<NativeCalls> calls = Optional.empty();
  private Optional<Joined> last = Optional.empty();
  private Optional<BlockedCalls> blocked = Optional.empty();

  Process(Inquest inquest, PythonProcess python) {
    this.inquest = Optional.of(inquest);
    this.python = Optional.of(python);
  }

  private Process() {
    this.inquest = Optional.empty();
    this.python = Optional.empty();
  }

  /** No process: relations over it can be described, and nothing else. */
  static Process none() {
    return new Process();
  }

  /** Only what is described may be used where no process is open. */
  static IllegalStateException noProcess() {
    return new IllegalStateException("no process is open to be asked");
  }

  Inquest inquest() {
    return inquest.orElseThrow(Process::noProcess);
  }

  PythonProcess python() {
    return python.orElseThrow(Process::noProcess);
  }

  /** Tells which system calls threads are blocked in. */
  BlockedCalls blockedCalls() {
    if (blocked.isEmpty()) {
      blocked =
          Optional.of(new BlockedCalls(inquest().image().target(), inquest().image().memory()));
    }
    return blocked.get();
  }

  Objects objects() {
    return python().objects();
  }

  List<PythonThread> threads() {
    return python().threads();
  }

  Optional<PythonThread> thread(long number) {
    return threads().stream().filter(t -> t.number() == number).findFirst();
  }

  /** The frames of a thread, innermost first, each read when it is asked for and once. */
  Walked frames(PythonThread thread) {
    return walked.computeIfAbsent(thread.number(), n -> new Walked(thread));
  }

  LocalList locals(Frame frame) {
    return python().locals(frame);
  }

  /** A Python object, or nothing for NULL. */
  static Cell object(Ref ref) {
    return ref.isNull() ? Cell.ABSENT : new Cell.Known(new Value.Python(ref));
  }

  /** A link to a row. */
  static Cell link(Row row) {
    return new Cell.Known(new Value.Link(row, row.key()));
  }

  /** The frames of one thread as far as they were asked for. */
  final class Walked implements Iterable<ThreadFrame> {
    private final PythonThread thread;
    private final FrameWalk walk;
    private final List<ThreadFrame> frames = new ArrayList<>();

    Walked(PythonThread thread) {
      this.thread = thread;
      this.walk = python().walk(thread);
    }

    /** The frame of that index; empty where the stack is not so deep. */
    Optional<ThreadFrame> frame(long index) {
      while (frames.size() <= index && walk.hasNext()) {
        frames.add(new ThreadFrame(thread, walk.next()));
      }
      return index >= 0 && index < frames.size()
          ? Optional.of(frames.get((int) index))
          : Optional.empty();
    }

    /** How many there are. Cost: the whole walk. */
    int depth() {
      frame(Integer.MAX_VALUE);
      return frames.size();
    }

    /** All of them, and what the walk could not follow. Cost: the whole walk. */
    FrameList all() {
      frame(Integer.MAX_VALUE);
      return new FrameList(frames.stream().map(ThreadFrame::frame).toList(), walk.notes());
    }

    /** The walk, for what it could not follow. */
    FrameWalk walk() {
      return walk;
    }

    @Override
    public Iterator<ThreadFrame> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return frame(next).isPresent();
        }

        @Override
        public ThreadFrame next() {
          return frame(next++).orElseThrow(java.util.NoSuchElementException::new);
        }
      };
    }
  }

  /** One row of a stack. */
  sealed interface StackRow {
    /** The thread that it is of. */
    PythonThread thread();
  }

  /** A frame and the thread it is of. */
  record ThreadFrame(PythonThread thread, Frame frame) implements StackRow {}

  /**
   * A native function in a thread's stack.
   *
   * @param position its number among the native functions of that stack, 0 for the innermost
   */
  record NativeRow(PythonThread thread, int position, NativeCall call) implements StackRow {}

  /**
   * The stack of a thread with its native frames, innermost first.
   *
   * @param plumbing whether frames that only carry calls on are given too
   * @param notes takes what could not be read or matched
   */
  List<StackRow> joined(PythonThread thread, boolean plumbing, Consumer<Note> notes) {
    Joined known = last.orElse(null);
    if (known == null || known.thread() != thread.number() || known.plumbing() != plumbing) {
      Notes heard = new Notes();
      List<StackRow> rows = join(thread, plumbing, heard::add);
      known = new Joined(thread.number(), plumbing, rows, heard.toList());
      last = Optional.of(known);
    }
    known.notes().forEach(notes);
    return known.rows();
  }

  private List<StackRow> join(PythonThread thread, boolean plumbing, Consumer<Note> notes) {
    FrameList frames = frames(thread).all();
    JoinedStack joined = inquest().joiner().join(thread, frames);
    String place = "thread " + thread.number();
    frames.notes().forEach(notes);
    if (joined.match() == JoinedStack.Match.INFERRED) {
      notes.accept(Note.info(place, "which native frames run which Python frames is inferred"));
    }
    joined.notes().forEach(n -> notes.accept(new Note(n.severity(), place, n.text())));
    List<StackRow> rows = new ArrayList<>();
    int position = 0;
    for (StackEntry entry : joined.entries()) {
      switch (entry) {
        case StackEntry.Python frame -> rows.add(new ThreadFrame(thread, frame.frame()));
        case StackEntry.Native frame -> {
          if (plumbing || !frame.carriesCall()) {
            for (NativeCall call : calls().of(frame)) {
              if (plumbing || !call.carriesCall()) {
                rows.add(new NativeRow(thread, position++, call));
              }
            }
          }
        }
      }
    }
    inquest().joiner().notes().forEach(notes);
    calls().notes().forEach(notes);
    return rows;
  }

  /** A stack that was asked for; the last one is kept, for questions come in rows. */
  private record Joined(int thread, boolean plumbing, List<StackRow> rows, List<Note> notes) {}

  private NativeCalls calls() {
    if (calls.isEmpty()) {
      SourceFiles sources = inquest().sources();
      calls =
          Optional.of(
              new NativeCalls(
                  inquest().image(),
                  (file, line) ->
                      sources
                          .nativeLine(file, line)
                          .filter(l -> !l.newer())
                          .map(SourceLine::text)));
    }
    return calls.get();
  }
}
