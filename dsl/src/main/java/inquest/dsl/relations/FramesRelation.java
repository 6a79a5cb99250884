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
import inquest.dsl.relation.Widening;
import inquest.dsl.relations.Process.NativeRow;
import inquest.dsl.relations.Process.StackRow;
import inquest.dsl.relations.Process.ThreadFrame;
import inquest.engine.note.Note;
import inquest.engine.runtime.CodeObject;
import inquest.engine.runtime.Local;
import inquest.engine.runtime.Position;
import inquest.engine.runtime.PythonThread;
import inquest.engine.stack.NativeCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code frames}: one row a Python frame, and with native ones a row a native function. */
final class FramesRelation implements Relation<StackRow> {
  private static final String NATIVE = "native";
  private static final String PLUMBING = "plumbing";

  private final Process process;
  private final ThreadsRelation threads;
  private final LocalsRelation locals;
  private final SourceLines sources;
  private final List<Column<StackRow>> columns;

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
  public List<Column<StackRow>> columns() {
    return columns;
  }

  @Override
  public Cell key(StackRow row) {
    return Cell.text(
        switch (row) {
          case ThreadFrame f -> f.thread().number() + "." + f.frame().index();
          case NativeRow n -> n.thread().number() + ".n" + n.position();
        });
  }

  private List<Column<StackRow>> declare() {
    List<Column<StackRow>> all = new ArrayList<>();
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
            "0 for the innermost Python frame of its thread",
            python(f -> Cell.whole(f.frame().index()))));
    all.add(
        new Column<>(
            "kind",
            Type.TEXT,
            Cost.FREE,
            "python; with native also native, inlined (it has no frame of its own) or macro",
            either(f -> Cell.text("python"), call -> Cell.text(call.kind().word()))));
    all.add(
        code(
            "function",
            Type.TEXT,
            "name of the function",
            c -> Cell.of(c.name(), Cell::text),
            FramesRelation::name));
    all.add(
        code(
            "qualname",
            Type.TEXT,
            "qualified name of the function, its name before 3.11",
            c -> Cell.of(c.displayName(), Cell::text),
            FramesRelation::name));
    all.add(
        code(
            "file",
            Type.TEXT,
            "file of its code, as compiled",
            c -> Cell.of(c.filename(), Cell::text),
            call -> Cell.text(call.file())));
    all.add(position("line", "line that it is at", Position::line, NativeCall::line));
    all.add(
        position(
            "end_line",
            "last line of the expression that it is at (3.11 and later)",
            Position::endLine,
            call -> OptionalInt.empty()));
    all.add(
        position(
            "column",
            "where that expression begins, in bytes of UTF-8 from 0 (3.11 and later); of native"
                + " code from 1",
            Position::column,
            NativeCall::column));
    all.add(
        position(
            "end_column",
            "first byte after that expression in its last line (3.11 and later)",
            Position::endColumn,
            call -> OptionalInt.empty()));
    all.add(
        new Column<>(
            "source",
            Type.TEXT,
            Cost.HEAVY,
            "the line of source, where the file can be found on this machine",
            either(sources::of, sources::of)));
    all.add(
        new Column<>(
            "library",
            Type.TEXT,
            Cost.FREE,
            "file name of the library that its code lies in, of native code",
            either(f -> Cell.ABSENT, call -> Cell.text(call.library()))));
    all.add(
        new Column<>(
            "inferred",
            Type.TEXT,
            Cost.FREE,
            "how a native frame was guessed; none where its place is certain",
            either(f -> Cell.ABSENT, FramesRelation::inferred)));
    all.add(
        new Column<>(
            "address",
            Type.ADDRESS,
            Cost.FREE,
            "address of the frame; of native code where it stood",
            either(
                f -> Cell.address(f.frame().address()), call -> Cell.address(call.frame().pc()))));
    all.add(
        new Column<>(
            "entry",
            Type.TRUTH,
            Cost.FREE,
            "whether C code called it",
            python(f -> Cell.truth(f.frame().entry()))));
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
            python(f -> variables(f, l -> l.kind() == Local.Kind.ARGUMENT))));
    all.add(
        new Column<>(
            "locals",
            Type.VARIABLES,
            Cost.WALK,
            "its variables by name, arguments included",
            python(f -> variables(f, l -> true))));
    all.add(
        new Column<>(
            "self",
            Type.PYTHON,
            Cost.WALK,
            "its variable self, where it has one",
            python(f -> variable(f, "self"))));
    return all;
  }

  private static Cell inferred(NativeCall call) {
    return call.frame().how().inferred()
        ? Cell.text(call.frame().how().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        : Cell.ABSENT;
  }

  private static Cell name(NativeCall call) {
    return Cell.text(call.function());
  }

  /** Of native code there is no such thing. */
  private static Function<StackRow, Cell> python(Function<ThreadFrame, Cell> value) {
    return either(value, call -> Cell.ABSENT);
  }

  private static Function<StackRow, Cell> either(
      Function<ThreadFrame, Cell> python, Function<NativeCall, Cell> natives) {
    return row ->
        switch (row) {
          case ThreadFrame frame -> python.apply(frame);
          case NativeRow call -> natives.apply(call.call());
        };
  }

  private static Column<StackRow> code(
      String name,
      Type type,
      String help,
      Function<CodeObject, Cell> value,
      Function<NativeCall, Cell> natives) {
    return new Column<>(
        name, type, Cost.READS, help, either(f -> Cell.of(f.frame().code(), value), natives));
  }

  private static Column<StackRow> position(
      String name,
      String help,
      Function<Position, OptionalInt> value,
      Function<NativeCall, OptionalInt> natives) {
    return new Column<>(
        name,
        Type.NUMBER,
        Cost.WALK,
        help,
        either(
            f -> Cell.of(f.frame().position(), p -> Cell.of(value.apply(p))),
            call -> Cell.of(natives.apply(call))));
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
  public List<Detail<StackRow>> details() {
    return List.of(
        new Detail<>(
            "locals", "its variables, arguments first", rows(f -> locals.rows(f, l -> true))),
        new Detail<>(
            "args",
            "its arguments",
            rows(f -> locals.rows(f, l -> l.kind() == Local.Kind.ARGUMENT))),
        new Detail<>("source", "the line of source that it is at", rows(sources::detail)));
  }

  private static Function<StackRow, Detail.Content> rows(
      Function<ThreadFrame, Detail.Content> content) {
    return row ->
        row instanceof ThreadFrame frame ? content.apply(frame) : new Detail.Lines(List.of());
  }

  @Override
  public List<Widening> widenings() {
    List<String> shown = List.of("thread", "index", "kind", "qualname", "file", "line", "library");
    return List.of(
        new Widening(
            NATIVE,
            "the native (C, C++, Rust) functions between them as well",
            Set.of("kind", "library", "inferred"),
            shown),
        new Widening(PLUMBING, "the same, also those that only carry calls on", Set.of(), shown));
  }

  @Override
  public List<String> subjects() {
    List<String> forms = new ArrayList<>(Subjects.OF_THREADS);
    forms.add("3.0                   frame 0, the innermost, of thread 3");
    return forms;
  }

  @Override
  public List<String> indexed() {
    return List.of("thread", "kind");
  }

  @Override
  public Stream<StackRow> scan(Scan scan) throws QueryError {
    sources.tell(scan.shortfall());
    java.util.Optional<List<ThreadFrame>> frames = Subjects.frames(scan, process);
    if (frames.isPresent()) {
      if (isNative(scan)) {
        scan.shortfall()
            .note(Note.info("native", "given with the stacks of threads, not with single frames"));
      }
      return frames.get().stream().map(f -> f);
    }
    List<PythonThread> wanted = Subjects.threads(scan, process);
    return isNative(scan)
        ? wanted.stream().flatMap(t -> joined(t, scan))
        : wanted.stream().flatMap(t -> of(t, scan));
  }

  /** Not where only Python frames could fit the query. */
  private static boolean isNative(Scan scan) {
    boolean python =
        scan.equal().get("kind") instanceof Value.Text kind && kind.value().equals("python");
    return !scan.widened().isEmpty() && !python;
  }

  private Stream<StackRow> joined(PythonThread thread, Scan scan) {
    boolean plumbing = scan.widened().contains(PLUMBING);
    return process.joined(thread, plumbing, scan.shortfall()::note).stream();
  }

  private Stream<StackRow> of(PythonThread thread, Scan scan) {
    Process.Walked walked = process.frames(thread);
    return Stream.concat(
        StreamSupport.stream(walked.spliterator(), false).map(f -> f),
        Stream.of(walked)
            .flatMap(w -> {
              w.walk().notes().forEach(scan.shortfall()::note);
              return Stream.empty();
            }));
  }
}
