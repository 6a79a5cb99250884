package inquest.dsl.relations;

import inquest.dsl.ast.QueryError;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Row;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.engine.note.Note;
import inquest.engine.object.Ref;
import inquest.engine.runtime.PythonThread;
import inquest.engine.runtime.Verdict;
import inquest.engine.target.BlockedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code threads}: one row a Python thread. */
final class ThreadsRelation implements Relation<PythonThread> {
  private final Process process;
  private final FramesRelation frames;
  private final List<Column<PythonThread>> columns;

  ThreadsRelation(Process process) {
    this.process = process;
    this.frames = new FramesRelation(process, this);
    this.columns = List.copyOf(declare());
  }

  FramesRelation frames() {
    return frames;
  }

  @Override
  public String name() {
    return "threads";
  }

  @Override
  public String help() {
    return "the Python threads";
  }

  @Override
  public List<Column<PythonThread>> columns() {
    return columns;
  }

  private List<Column<PythonThread>> declare() {
    List<Column<PythonThread>> all = new ArrayList<>();
    all.add(
        free(
            "number",
            Type.NUMBER,
            "1 for the main thread, then in order of creation; stable between runs",
            t -> Cell.whole(t.number())));
    all.add(
        free(
            "tid",
            Type.NUMBER,
            "kernel thread id, as the one who wrote the core saw it",
            t -> Cell.of(t.tid())));
    all.add(
        free(
            "inner_tid",
            Type.NUMBER,
            "kernel thread id inside its container (of cores from 3.11 on)",
            t -> Cell.of(t.innerTid())));
    all.add(
        free(
            "pthread",
            Type.ADDRESS,
            "thread_id: its pthread_t",
            t -> t.pthread().isPresent() ? Cell.address(t.pthread().getAsLong()) : Cell.ABSENT));
    all.add(
        free("name", Type.TEXT, "name of its threading.Thread object", t -> Cell.text(t.name())));
    all.add(free("interpreter", Type.NUMBER, "id of its interpreter", this::interpreter));
    all.add(
        new Column<>("status", Type.TEXT, Cost.READS, "what it was doing, in words", this::status));
    all.add(
        free(
            "holds_gil",
            Type.TRUTH,
            "whether it holds its interpreter's GIL; absent where there is none",
            t -> verdict("holds_gil", t.holdsGil())));
    all.add(
        free(
            "wants_gil",
            Type.TRUTH,
            "whether it waits for that GIL",
            t -> verdict("wants_gil", t.wantsGil())));
    all.add(
        free(
            "collecting",
            Type.TRUTH,
            "whether it runs the garbage collector",
            t -> verdict("collecting", t.collecting())));
    all.add(
        free(
            "crashed",
            Type.TRUTH,
            "whether the fatal signal hit it",
            t -> Cell.truth(t.crashed())));
    all.add(free("main", Type.TRUTH, "whether it is the main thread", t -> Cell.truth(t.main())));
    all.add(
        free(
            "daemon",
            Type.TRUTH,
            "whether it is a daemon thread",
            t -> t.daemon().map(Cell::truth).orElse(Cell.ABSENT)));
    all.add(
        new Column<>(
            "syscall",
            Type.TEXT,
            Cost.READS,
            "what it is blocked in, as 'futex 0x7f2a10' or 'read fd 9'; to search, like 'futex%'",
            this::syscall));
    all.add(
        new Column<>(
            "futex",
            Type.ADDRESS,
            Cost.READS,
            "address of the lock that it is blocked on, where that is a futex",
            this::futex));
    all.add(
        new Column<>(
            "depth",
            Type.NUMBER,
            Cost.WALK,
            "how many Python frames it has",
            t -> Cell.whole(process.frames(t).depth())));
    all.add(innermost("function", Type.TEXT, "name of its innermost function", "function"));
    all.add(innermost("file", Type.TEXT, "file of its innermost frame", "file"));
    all.add(innermost("line", Type.NUMBER, "line of its innermost frame", "line"));
    all.add(
        new Column<>(
            "exception",
            Type.PYTHON,
            Cost.FREE,
            "the exception that it is raising, else the one that it is handling",
            ThreadsRelation::exception));
    all.add(
        free(
            "address",
            Type.ADDRESS,
            "address of its PyThreadState",
            t -> Cell.address(t.address())));
    return all;
  }

  private static Column<PythonThread> free(
      String name, Type type, String help, Function<PythonThread, Cell> value) {
    return new Column<>(name, type, Cost.FREE, help, value);
  }

  private Column<PythonThread> innermost(String name, Type type, String help, String column) {
    return new Column<>(
        name,
        type,
        Cost.READS,
        help,
        t ->
            process
                .frames(t)
                .frame(0)
                .map(f -> frames.column(column).orElseThrow().value().apply(f))
                .orElse(Cell.ABSENT));
  }

  private Cell interpreter(PythonThread thread) {
    return process.python().interpreters().stream()
        .filter(i -> i.address() == thread.interpreter())
        .findFirst()
        .map(i -> Cell.whole(i.id()))
        .orElse(Cell.ABSENT);
  }

  static Cell verdict(String name, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Yes yes -> Cell.truth(true);
      case Verdict.No no -> Cell.truth(false);
      case Verdict.NotApplicable none -> Cell.ABSENT;
      case Verdict.Unknown unknown -> new Cell.Lost(Note.warning(name, unknown.why()));
    };
  }

  private Optional<BlockedCall> call(PythonThread thread) {
    return thread
        .nativeThread()
        .flatMap(j -> process.blockedCalls().of(j.thread()))
        .filter(BlockedCall::waiting);
  }

  private Cell syscall(PythonThread thread) {
    return Cell.text(call(thread).map(BlockedCall::words));
  }

  private Cell futex(PythonThread thread) {
    return call(thread)
        .filter(c -> c.name().equals("futex"))
        .map(c -> Cell.address(c.arguments().getFirst()))
        .orElse(Cell.ABSENT);
  }

  private Cell status(PythonThread thread) {
    List<String> words = new ArrayList<>();
    if (thread.crashed()) {
      words.add("crashed");
    }
    if (thread.holdsGil().isYes()) {
      words.add("holds the GIL");
    }
    if (thread.wantsGil().isYes()) {
      words.add("waits for the GIL");
    }
    if (thread.collecting().isYes()) {
      words.add("garbage collecting");
    }
    if (thread.finalizing()) {
      words.add("finalizing");
    }
    call(thread).ifPresent(c -> words.add("in " + c.words()));
    return words.isEmpty() ? Cell.ABSENT : Cell.text(String.join(", ", words));
  }

  private static Cell exception(PythonThread thread) {
    Ref raised = thread.raised();
    return Process.object(raised.isNull() ? thread.handled() : raised);
  }

  @Override
  public List<String> shown() {
    return List.of("number", "tid", "name", "status", "function", "file", "line");
  }

  @Override
  public List<Detail<PythonThread>> details() {
    return List.of(new Detail<>("stack", "its Python frames, innermost first", this::stack));
  }

  private Detail.Content stack(PythonThread thread) {
    return new Detail.Rows(
        frames,
        List.of("index", "qualname", "file", "line"),
        StreamSupport.stream(process.frames(thread).spliterator(), false)
            .map(f -> Row.of(frames, f)));
  }

  @Override
  public List<String> subjects() {
    return Subjects.OF_THREADS;
  }

  @Override
  public List<String> indexed() {
    return List.of("number");
  }

  @Override
  public Stream<PythonThread> scan(Scan scan) throws QueryError {
    return Subjects.threads(scan, process).stream();
  }
}
