package inquest.dsl.relations;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.dsl.relation.Value;
import inquest.engine.note.Note;
import inquest.engine.report.SignalWords;
import inquest.engine.runtime.ProcessFacts;
import inquest.engine.target.Cause;
import inquest.engine.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code process}: the one row of the process itself. */
final class ProcessRelation implements Relation<Process> {
  private static final List<Column<Process>> COLUMNS =
      List.of(
          new Column<>(
              "pid",
              Type.NUMBER,
              Cost.FREE,
              "process id outside its container",
              p -> Cell.of(target(p).process().pid())),
          new Column<>(
              "ppid",
              Type.NUMBER,
              Cost.FREE,
              "process id of its parent",
              p -> Cell.of(target(p).process().ppid())),
          new Column<>(
              "uid",
              Type.NUMBER,
              Cost.FREE,
              "real user id",
              p -> Cell.of(target(p).process().uid())),
          new Column<>(
              "gid",
              Type.NUMBER,
              Cost.FREE,
              "real group id",
              p -> Cell.of(target(p).process().gid())),
          new Column<>(
              "state",
              Type.TEXT,
              Cost.FREE,
              "one letter as in ps: R S D T Z",
              p -> Cell.text(target(p).process().state().map(String::valueOf))),
          new Column<>(
              "name",
              Type.TEXT,
              Cost.FREE,
              "the kernel's name for it, at most 15 bytes",
              p -> Cell.text(target(p).process().name())),
          new Column<>(
              "python",
              Type.TEXT,
              Cost.FREE,
              "version of its CPython",
              p -> Cell.text(p.python().layout().version().toString())),
          new Column<>(
              "build",
              Type.TEXT,
              Cost.FREE,
              "default, debug, free-threaded or free-threaded-debug",
              p -> Cell.text(p.python().layout().flavour().word())),
          new Column<>(
              "architecture",
              Type.TEXT,
              Cost.FREE,
              "x86-64 or aarch64",
              p -> Cell.text(target(p).architecture().displayName())),
          new Column<>(
              "signal",
              Type.TEXT,
              Cost.FREE,
              "the signal that ended it; absent where the core was written on demand",
              p -> signal(p).map(s -> Cell.text(SignalWords.name(s.number()))).orElse(Cell.ABSENT)),
          new Column<>(
              "cause",
              Type.TEXT,
              Cost.FREE,
              "why its core was written, or that it is alive, in words",
              p -> Cell.text(cause(target(p).cause()))),
          new Column<>(
              "signal_tid",
              Type.NUMBER,
              Cost.FREE,
              "kernel thread id of the thread that took the signal",
              p ->
                  signal(p)
                      .map(s -> s.tid())
                      .filter(t -> t.isPresent())
                      .map(Cell::of)
                      .orElse(Cell.ABSENT)),
          new Column<>(
              "signal_address",
              Type.ADDRESS,
              Cost.FREE,
              "the address that the signal is about",
              p ->
                  signal(p)
                      .filter(s -> s.address().isPresent())
                      .map(s -> Cell.address(s.address().getAsLong()))
                      .orElse(Cell.ABSENT)),
          new Column<>(
              "threads",
              Type.NUMBER,
              Cost.FREE,
              "how many Python threads it has",
              p -> Cell.whole(p.threads().size())),
          new Column<>(
              "native_threads",
              Type.NUMBER,
              Cost.FREE,
              "how many threads the kernel knows of it",
              p -> Cell.whole(target(p).threads().size())),
          new Column<>(
              "executable",
              Type.TEXT,
              Cost.READS,
              "sys.executable",
              p -> Cell.text(facts(p).executable())),
          new Column<>(
              "command_line",
              Type.LIST,
              Cost.READS,
              "all arguments that the kernel gave it",
              p -> list(facts(p).commandLine())),
          new Column<>("argv", Type.LIST, Cost.READS, "sys.argv", p -> list(facts(p).argv())));

  /** Passwords are given as arguments. */
  private static final Set<String> SECRET = Set.of("command_line", "argv");

  private final Process process;
  private final boolean redacted;

  ProcessRelation(Process process, boolean redacted) {
    this.process = process;
    this.redacted = redacted;
  }

  private static Target target(Process process) {
    return process.inquest().image().target();
  }

  private static Optional<Cause.Signal> signal(Process process) {
    return target(process).cause() instanceof Cause.Signal signal
        ? Optional.of(signal)
        : Optional.empty();
  }

  private static String cause(Cause cause) {
    return switch (cause) {
      case Cause.Signal signal -> SignalWords.sentence(signal);
      case Cause.OnDemand demand -> "written on demand: the process was alive";
      case Cause.Alive alive ->
          alive.stoodStill()
              ? "alive: it stood still while it was read"
              : "alive: it ran on while it was read";
      case Cause.NotRecorded none -> "not recorded in the core";
    };
  }

  private static ProcessFacts facts(Process process) {
    return process.python().facts();
  }

  private static Cell list(Optional<List<String>> texts) {
    return texts
        .<Cell>map(all ->
            new Cell.Known(new Value.Many(all.stream().<Value>map(Value.Text::new).toList())))
        .orElse(Cell.ABSENT);
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public String help() {
    return "the process itself, one row";
  }

  @Override
  public List<Column<Process>> columns() {
    return redacted ? COLUMNS.stream().map(ProcessRelation::keptBack).toList() : COLUMNS;
  }

  private static Column<Process> keptBack(Column<Process> column) {
    return SECRET.contains(column.name())
        ? new Column<>(
            column.name(),
            column.type(),
            column.cost(),
            column.help(),
            process -> new Cell.Lost(Note.warning("", "kept back by --redact")))
        : column;
  }

  @Override
  public List<String> shown() {
    return List.of("pid", "python", "build", "architecture", "signal", "threads", "argv");
  }

  @Override
  public List<Detail<Process>> details() {
    return List.of();
  }

  @Override
  public List<String> subjects() {
    return List.of();
  }

  @Override
  public List<String> indexed() {
    return List.of();
  }

  @Override
  public Stream<Process> scan(Scan scan) {
    return Stream.of(process);
  }
}
