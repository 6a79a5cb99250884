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
import inquest.dsl.relation.Value;
import inquest.dsl.relations.Process.ThreadFrame;
import inquest.engine.runtime.CodeObject;
import inquest.engine.runtime.Local;
import inquest.engine.runtime.Position;
import inquest.engine.runtime.PythonThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code frames}: one row a Python frame. */
final class FramesRelation implements Relation<ThreadFrame> {
  private final Process process;
  private final ThreadsRelation threads;
  private final LocalsRelation locals;
  private final SourceLines sources;
  private final List<Column<ThreadFrame>> columns;

  FramesRelation(Process process, ThreadsRelation threads) {
    this.process = process;
    this.threads = threads;
    this.sources = new SourceLines(process);
    this.locals = new LocalsRelation(process, this);
    this.columns = List.copyOf(declare());
  }

  LocalsRelation locals() {
    return locals;
  }

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public String help() {
    return "the Python frames of all threads, innermost first";
  }

  @Override
  public List<Column<ThreadFrame>> columns() {
    return columns;
  }

  @Override
  public Cell key(ThreadFrame row) {
    return Cell.text(row.thread().number() + "." + row.frame().index());
  }

  private List<Column<ThreadFrame>> declare() {
    List<Column<ThreadFrame>> all = new ArrayList<>();
    all.add(
        new Column<>(
            "thread",
            Type.link("threads"),
            Cost.FREE,
            "the thread that it is of",
            f -> Process.link(Row.of(threads, f.thread()))));
    all.add(
        new Column<>(
            "tid", Type.NUMBER, Cost.FREE, "tid of that thread", f -> Cell.of(f.thread().tid())));
    all.add(
        new Column<>(
            "index",
            Type.NUMBER,
            Cost.FREE,
            "0 for the innermost frame of its thread",
            f -> Cell.whole(f.frame().index())));
    all.add(new Column<>("kind", Type.TEXT, Cost.FREE, "python", f -> Cell.text("python")));
    all.add(
        code("function", Type.TEXT, "name of the function", c -> Cell.of(c.name(), Cell::text)));
    all.add(
        code(
            "qualname",
            Type.TEXT,
            "qualified name of the function, its name before 3.11",
            c -> Cell.of(c.displayName(), Cell::text)));
    all.add(
        code(
            "file",
            Type.TEXT,
            "file of its code, as compiled",
            c -> Cell.of(c.filename(), Cell::text)));
    all.add(position("line", "line that it is at", Position::line));
    all.add(
        position(
            "end_line",
            "last line of the expression that it is at (3.11 and later)",
            Position::endLine));
    all.add(
        position(
            "column",
            "where that expression begins, in bytes of UTF-8 from 0 (3.11 and later)",
            Position::column));
    all.add(
        position(
            "end_column",
            "first byte after that expression in its last line (3.11 and later)",
            Position::endColumn));
    all.add(
        new Column<>(
            "source",
            Type.TEXT,
            Cost.HEAVY,
            "the line of source, where the file can be found on this machine",
            sources::of));
    all.add(
        new Column<>(
            "address",
            Type.ADDRESS,
            Cost.FREE,
            "address of the frame",
            f -> Cell.address(f.frame().address())));
    all.add(
        new Column<>(
            "entry",
            Type.TRUTH,
            Cost.FREE,
            "whether C code called it",
            f -> Cell.truth(f.frame().entry())));
    all.add(
        new Column<>(
            "interpreter",
            Type.NUMBER,
            Cost.FREE,
            "id of its interpreter",
            f -> threads.column("interpreter").orElseThrow().value().apply(f.thread())));
    all.add(
        new Column<>(
            "args",
            Type.VARIABLES,
            Cost.WALK,
            "its arguments by name",
            f -> variables(f, l -> l.kind() == Local.Kind.ARGUMENT)));
    all.add(
        new Column<>(
            "locals",
            Type.VARIABLES,
            Cost.WALK,
            "its variables by name, arguments included",
            f -> variables(f, l -> true)));
    all.add(
        new Column<>(
            "self",
            Type.PYTHON,
            Cost.WALK,
            "its variable self, where it has one",
            f -> variable(f, "self")));
    return all;
  }

  private static Column<ThreadFrame> code(
      String name, Type type, String help, Function<CodeObject, Cell> value) {
    return new Column<>(name, type, Cost.READS, help, f -> Cell.of(f.frame().code(), value));
  }

  private static Column<ThreadFrame> position(
      String name, String help, Function<Position, OptionalInt> value) {
    return new Column<>(
        name,
        Type.NUMBER,
        Cost.WALK,
        help,
        f -> Cell.of(f.frame().position(), p -> Cell.of(value.apply(p))));
  }

  private Cell variables(ThreadFrame frame, Predicate<Local> wanted) {
    Map<String, Local> byName = new LinkedHashMap<>();
    for (Local local : process.locals(frame.frame()).locals()) {
      if (wanted.test(local) && !local.unbound()) {
        byName.putIfAbsent(local.name(), local);
      }
    }
    return new Cell.Known(
        new Value.Variables(
            new Value.Names() {
              @Override
              public Cell get(String name) {
                Local local = byName.get(name);
                return local == null ? Cell.ABSENT : Cell.of(local.value(), Process::object);
              }

              @Override
              public List<String> names() {
                return List.copyOf(byName.keySet());
              }
            }));
  }

  private Cell variable(ThreadFrame frame, String name) {
    return process.locals(frame.frame()).locals().stream()
        .filter(l -> l.name().equals(name))
        .findFirst()
        .map(l -> Cell.of(l.value(), Process::object))
        .orElse(Cell.ABSENT);
  }

  @Override
  public List<String> shown() {
    return List.of("thread", "index", "qualname", "file", "line");
  }

  @Override
  public List<Detail<ThreadFrame>> details() {
    return List.of(
        new Detail<>("locals", "its variables, arguments first", f -> locals.rows(f, l -> true)),
        new Detail<>(
            "args", "its arguments", f -> locals.rows(f, l -> l.kind() == Local.Kind.ARGUMENT)),
        new Detail<>("source", "the line of source that it is at", sources::detail));
  }

  @Override
  public List<String> subjects() {
    List<String> forms = new ArrayList<>(Subjects.OF_THREADS);
    forms.add("3.0                   frame 0, the innermost, of thread 3");
    return forms;
  }

  @Override
  public List<String> indexed() {
    return List.of("thread");
  }

  @Override
  public Stream<ThreadFrame> scan(Scan scan) throws QueryError {
    java.util.Optional<List<ThreadFrame>> frames = Subjects.frames(scan, process);
    if (frames.isPresent()) {
      return frames.get().stream();
    }
    return Subjects.threads(scan, process).stream().flatMap(t -> of(t, scan));
  }

  private Stream<ThreadFrame> of(PythonThread thread, Scan scan) {
    Process.Walked walked = process.frames(thread);
    return Stream.concat(
        StreamSupport.stream(walked.spliterator(), false),
        Stream.of(walked)
            .flatMap(w -> {
              w.walk().notes().forEach(scan.shortfall()::note);
              return Stream.empty();
            }));
  }
}
