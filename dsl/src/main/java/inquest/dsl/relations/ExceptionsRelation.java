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
import inquest.dsl.relations.Process.ThreadFrame;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Execution;
import inquest.engine.object.Ref;
import inquest.engine.runtime.PythonThread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code exceptions}: what each thread is raising or handling, and what led to it. */
final class ExceptionsRelation implements Relation<ExceptionsRelation.Found> {
  private static final int MOST_IN_CHAIN = 100;
  private static final int MOST_ENTRIES = 10_000;

  /** An exception, whose it is and how it was reached. */
  record Found(PythonThread thread, String role, int step, Ref exception) {}

  private final Process process;
  private final ThreadsRelation threads;
  private final Function<Ref, String> message;
  private final List<Column<Found>> columns;

  /**
   * @param message spells an exception as the last line of a traceback does
   */
  ExceptionsRelation(Process process, ThreadsRelation threads, Function<Ref, String> message) {
    this.process = process;
    this.threads = threads;
    this.message = message;
    this.columns = List.copyOf(declare());
  }

  private List<Column<Found>> declare() {
    List<Column<Found>> all = new ArrayList<>();
    all.add(
        new Column<>(
            "thread",
            Type.link("threads"),
            Cost.FREE,
            "the thread whose it is",
            e -> Process.link(Row.of(threads, e.thread()))));
    all.add(
        new Column<>(
            "role",
            Type.TEXT,
            Cost.FREE,
            "raised (on its way), handled (by an except or finally), cause or context (of the row"
                + " before)",
            e -> Cell.text(e.role())));
    all.add(
        new Column<>(
            "step",
            Type.NUMBER,
            Cost.FREE,
            "0 for the thread's own exception, 1 for its cause or context, and so on",
            e -> Cell.whole(e.step())));
    all.add(
        new Column<>(
            "type",
            Type.TEXT,
            Cost.READS,
            "qualified name of its class",
            e -> Cell.text(process.objects().typeOf(e.exception()).qualifiedName())));
    all.add(
        new Column<>(
            "message",
            Type.TEXT,
            Cost.WALK,
            "its last line in a traceback",
            e -> Cell.text(message.apply(e.exception()))));
    all.add(
        new Column<>(
            "value",
            Type.PYTHON,
            Cost.FREE,
            "the exception itself",
            e -> Process.object(e.exception())));
    all.add(
        new Column<>(
            "frames",
            Type.NUMBER,
            Cost.WALK,
            "how many entries its traceback has",
            e -> Cell.whole(traceback(e).size())));
    all.add(raise("function", Type.TEXT, "name of the function that raised it"));
    all.add(raise("file", Type.TEXT, "file where it was raised"));
    all.add(new Column<>("line", Type.NUMBER, Cost.WALK, "line where it was raised", this::line));
    return all;
  }

  private Column<Found> raise(String name, Type type, String help) {
    return new Column<>(
        name,
        type,
        Cost.WALK,
        help,
        e -> {
          List<Entry> entries = traceback(e);
          return entries.isEmpty()
              ? Cell.ABSENT
              : threads
                  .frames()
                  .column(name)
                  .orElseThrow()
                  .value()
                  .apply(entries.getLast().frame());
        });
  }

  private Cell line(Found found) {
    List<Entry> entries = traceback(found);
    return entries.isEmpty() ? Cell.ABSENT : line(entries.getLast());
  }

  private Cell line(Entry entry) {
    return entry.traceback().line().isPresent()
        ? Cell.whole(entry.traceback().line().getAsInt())
        : threads.frames().column("line").orElseThrow().value().apply(entry.frame());
  }

  /** An entry of a traceback with its frame. */
  private record Entry(Execution.Traceback traceback, ThreadFrame frame) {}

  private List<Entry> traceback(Found found) {
    List<Entry> entries = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    Ref at = raised(found.exception()).traceback();
    while (!at.isNull() && seen.add(at.address()) && entries.size() < MOST_ENTRIES) {
      if (!(process.objects().value(at) instanceof Execution.Traceback entry)) {
        break;
      }
      ThreadFrame frame =
          new ThreadFrame(
              found.thread(), process.python().frame(entry.frame(), entries.size(), entry.lasti()));
      entries.add(new Entry(entry, frame));
      at = entry.next();
    }
    return entries;
  }

  private Execution.Raised raised(Ref exception) {
    if (process.objects().value(exception) instanceof Execution.Raised raised) {
      return raised;
    }
    throw Unreadable.implausible(exception.address(), "no exception");
  }

  @Override
  public String name() {
    return "exceptions";
  }

  @Override
  public String help() {
    return "what each thread is raising or handling, with its causes and contexts";
  }

  @Override
  public List<Column<Found>> columns() {
    return columns;
  }

  @Override
  public List<String> shown() {
    return List.of("thread", "role", "message", "function", "file", "line");
  }

  @Override
  public List<Detail<Found>> details() {
    return List.of(
        new Detail<>("traceback", "the frames it passed, most recent last", this::frames),
        new Detail<>("locals", "the variables of those frames", this::locals));
  }

  private Detail.Content frames(Found found) {
    List<String> lines = new ArrayList<>();
    for (Entry entry : traceback(found)) {
      Object line =
          line(entry) instanceof Cell.Known known
                  && known.value() instanceof inquest.dsl.relation.Value.Whole w
              ? w.value()
              : "?";
      String file =
          entry
              .frame()
              .frame()
              .code()
              .toOptional()
              .flatMap(c -> c.filename().toOptional())
              .orElse("<file not readable>");
      String function =
          entry
              .frame()
              .frame()
              .code()
              .toOptional()
              .flatMap(c -> c.displayName().toOptional())
              .orElse("<name not readable>");
      lines.add("File \"" + file + "\", line " + line + ", in " + function);
    }
    return new Detail.Lines(lines);
  }

  private Detail.Content locals(Found found) {
    LocalsRelation locals = threads.frames().locals();
    return new Detail.Rows(
        locals,
        List.of("name", "type", "value"),
        traceback(found).stream().flatMap(e -> locals.rows(e.frame(), l -> true).rows()));
  }

  @Override
  public List<String> subjects() {
    return Subjects.OF_THREADS;
  }

  @Override
  public List<String> indexed() {
    return List.of("thread");
  }

  @Override
  public Stream<Found> scan(Scan scan) throws QueryError {
    return Subjects.threads(scan, process).stream().flatMap(t -> of(t, scan).stream());
  }

  private List<Found> of(PythonThread thread, Scan scan) {
    List<Found> all = new ArrayList<>();
    chain(thread, "raised", thread.raised(), all, scan);
    chain(thread, "handled", thread.handled(), all, scan);
    return all;
  }

  private void chain(PythonThread thread, String role, Ref start, List<Found> all, Scan scan) {
    Set<Long> seen = new HashSet<>();
    Ref at = start;
    String how = role;
    for (int step = 0; !at.isNull() && seen.add(at.address()); step++) {
      if (step == MOST_IN_CHAIN) {
        scan.shortfall()
            .note(
                Note.warning(
                    "thread " + thread.number(),
                    "more than " + MOST_IN_CHAIN + " causes and contexts"));
        return;
      }
      all.add(new Found(thread, how, step, at));
      try {
        Execution.Raised raised = raised(at);
        boolean isCaused = !raised.cause().isNull() && !isNone(raised.cause());
        how = isCaused ? "cause" : "context";
        at = isCaused ? raised.cause() : raised.suppress() ? new Ref(0) : raised.context();
        at = isNone(at) ? new Ref(0) : at;
      } catch (Unreadable e) {
        scan.shortfall()
            .note(Note.warning("exceptions of thread " + thread.number(), e.getMessage()));
        return;
      }
    }
  }

  private boolean isNone(Ref ref) {
    return !ref.isNull()
        && process.objects().value(ref) instanceof inquest.engine.object.Scalar.None;
  }
}
