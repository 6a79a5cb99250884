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
import inquest.engine.note.Unreadable;
import inquest.engine.object.HeadCheck;
import inquest.engine.object.Ref;
import inquest.engine.object.ReferenceCount;
import inquest.engine.runtime.Local;
import inquest.engine.runtime.LocalList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code locals}: one row a variable of a frame. */
final class LocalsRelation implements Relation<LocalsRelation.Variable> {
  /** A variable and the frame it is of. */
  record Variable(ThreadFrame frame, Local local) {}

  private final Process process;
  private final FramesRelation frames;
  private final List<Column<Variable>> columns;

  LocalsRelation(Process process, FramesRelation frames) {
    this.process = process;
    this.frames = frames;
    this.columns =
        List.of(
            new Column<>(
                "thread",
                Type.link("threads"),
                Cost.FREE,
                "the thread that it is of",
                v -> frames.column("thread").orElseThrow().value().apply(v.frame())),
            new Column<>(
                "frame",
                Type.link("frames"),
                Cost.FREE,
                "the frame that it is of, as thread.index",
                v -> Process.link(Row.of(frames, v.frame()))),
            new Column<>(
                "name", Type.TEXT, Cost.FREE, "its name", v -> Cell.text(v.local().name())),
            new Column<>(
                "kind",
                Type.TEXT,
                Cost.FREE,
                "argument, local, cell (shared with inner functions), free (of an outer function)"
                    + " or name (of a module or class body)",
                v -> Cell.text(v.local().kind().name().toLowerCase(Locale.ROOT))),
            new Column<>(
                "type",
                Type.TEXT,
                Cost.READS,
                "qualified name of the class of its value",
                this::type),
            new Column<>(
                "value",
                Type.PYTHON,
                Cost.FREE,
                "its value; absent while it is unbound",
                v -> Cell.of(v.local().value(), Process::object)),
            new Column<>(
                "address",
                Type.ADDRESS,
                Cost.FREE,
                "address of its value, as id() gives it",
                v -> ofValue(v, r -> Cell.address(r.address()))),
            new Column<>(
                "refcount",
                Type.NUMBER,
                Cost.READS,
                "references to its value; absent where those are not counted (immortal objects)",
                v -> ofValue(v, this::count)),
            new Column<>(
                "damage",
                Type.TEXT,
                Cost.READS,
                "what is wrong with the head of its value (reference count and type), as after it"
                    + " was freed or overwritten",
                v -> ofValue(v, r -> Cell.text(new HeadCheck(process.objects()).of(r)))));
  }

  private Cell ofValue(Variable variable, Function<Ref, Cell> cell) {
    return Cell.of(variable.local().value(), r -> r.isNull() ? Cell.ABSENT : cell.apply(r));
  }

  private Cell count(Ref ref) {
    return switch (ReferenceCount.of(process.objects(), ref)) {
      case ReferenceCount.Counted counted -> Cell.whole(counted.references());
      case ReferenceCount.Immortal immortal -> Cell.ABSENT;
      case ReferenceCount.Garbled garbled ->
          throw Unreadable.implausible(
              ref.address(), "no reference count: 0x" + Long.toHexString(garbled.word()));
    };
  }

  private Cell type(Variable variable) {
    Optional<Ref> value = variable.local().value().toOptional().filter(r -> !r.isNull());
    return value
        .map(r -> Cell.text(process.objects().typeOf(r).qualifiedName()))
        .orElse(Cell.ABSENT);
  }

  @Override
  public String name() {
    return "locals";
  }

  @Override
  public String help() {
    return "the variables of the Python frames";
  }

  @Override
  public List<Column<Variable>> columns() {
    return columns;
  }

  @Override
  public Cell key(Variable row) {
    return Cell.text(row.local().name());
  }

  @Override
  public List<String> shown() {
    return List.of("frame", "name", "kind", "type", "value");
  }

  @Override
  public List<Detail<Variable>> details() {
    return List.of();
  }

  @Override
  public List<String> subjects() {
    return frames.subjects();
  }

  @Override
  public List<String> indexed() {
    return List.of("thread");
  }

  @Override
  public Stream<Variable> scan(Scan scan) throws QueryError {
    Optional<List<ThreadFrame>> named = Subjects.frames(scan, process);
    Stream<ThreadFrame> wanted =
        named.isPresent()
            ? named.get().stream()
            : Subjects.threads(scan, process).stream()
                .flatMap(t -> StreamSupport.stream(process.frames(t).spliterator(), false));
    return wanted.flatMap(f -> of(f, scan));
  }

  private Stream<Variable> of(ThreadFrame frame, Scan scan) {
    try {
      LocalList list = process.locals(frame.frame());
      list.notes().forEach(scan.shortfall()::note);
      return list.locals().stream().map(l -> new Variable(frame, l));
    } catch (Unreadable e) {
      scan.shortfall()
          .note(
              inquest.engine.note.Note.warning(
                  "locals of " + frame.thread().number() + "." + frame.frame().index(),
                  e.getMessage()));
      return Stream.empty();
    }
  }

  /** Some variables of one frame, as a detail. */
  Detail.Rows rows(ThreadFrame frame, Predicate<Local> wanted) {
    return new Detail.Rows(
        this,
        List.of("name", "kind", "type", "value"),
        process.locals(frame.frame()).locals().stream()
            .filter(wanted)
            .map(l -> Row.of(this, new Variable(frame, l))));
  }
}
