package inquest.dsl.relations;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Row;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.dsl.relation.Value;
import inquest.engine.note.Unreadable;
import inquest.engine.runtime.Interpreter;
import inquest.engine.runtime.InterpreterFacts;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** {@code interpreters}: one row a {@code PyInterpreterState}. */
final class InterpretersRelation implements Relation<Interpreter> {
  private final Process process;
  private final ThreadsRelation threads;
  private final List<Column<Interpreter>> columns;

  InterpretersRelation(Process process, ThreadsRelation threads) {
    this.process = process;
    this.threads = threads;
    this.columns =
        List.of(
            new Column<>(
                "id",
                Type.NUMBER,
                Cost.FREE,
                "its id, 0 for the main one",
                i -> Cell.whole(i.id())),
            new Column<>(
                "main",
                Type.TRUTH,
                Cost.FREE,
                "whether it is the main one",
                i -> Cell.truth(i.main())),
            new Column<>(
                "threads",
                Type.NUMBER,
                Cost.FREE,
                "how many threads it has",
                i -> Cell.whole(i.threads().size())),
            new Column<>(
                "address",
                Type.ADDRESS,
                Cost.FREE,
                "address of its PyInterpreterState",
                i -> Cell.address(i.address())),
            new Column<>(
                "own_gil",
                Type.TRUTH,
                Cost.READS,
                "whether it has a GIL of its own; absent before 3.12, where all share one",
                i -> facts(i).ownGil().map(Cell::truth).orElse(Cell.ABSENT)),
            new Column<>(
                "import_lock",
                Type.link("threads"),
                Cost.READS,
                "the thread that holds its import lock; absent while nobody does",
                this::importLock),
            new Column<>(
                "collecting",
                Type.TRUTH,
                Cost.READS,
                "whether its garbage collector runs",
                i -> Cell.truth(facts(i).collecting())),
            new Column<>(
                "gc_enabled",
                Type.TRUTH,
                Cost.READS,
                "whether its collector would run by itself",
                i -> Cell.truth(facts(i).collectorEnabled())),
            new Column<>(
                "gc_thresholds",
                Type.LIST,
                Cost.READS,
                "gc.get_threshold(): of each generation, the youngest first",
                i -> generations(i, InterpreterFacts.Generation::threshold)),
            new Column<>(
                "gc_counts",
                Type.LIST,
                Cost.READS,
                "gc.get_count(): what is held against those thresholds",
                i -> generations(i, InterpreterFacts.Generation::count)));
  }

  private InterpreterFacts facts(Interpreter interpreter) {
    return process.python().facts(interpreter);
  }

  private Cell generations(
      Interpreter interpreter, ToLongFunction<InterpreterFacts.Generation> number) {
    return new Cell.Known(
        new Value.Many(
            facts(interpreter).generations().stream()
                .<Value>map(g -> Value.Whole.of(number.applyAsLong(g)))
                .toList()));
  }

  private Cell importLock(Interpreter interpreter) {
    OptionalLong owner = facts(interpreter).importLockOwner();
    if (owner.isEmpty()) {
      return Cell.ABSENT;
    }
    return process.threads().stream()
        .filter(t -> t.pthread().equals(owner))
        .findFirst()
        .map(t -> Process.link(Row.of(threads, t)))
        .orElseThrow(() ->
            Unreadable.implausible(
                0,
                "the import lock is held by 0x%x, which is no Python thread"
                    .formatted(owner.getAsLong())));
  }

  @Override
  public String name() {
    return "interpreters";
  }

  @Override
  public String help() {
    return "the interpreters of the process";
  }

  @Override
  public List<Column<Interpreter>> columns() {
    return columns;
  }

  @Override
  public List<String> shown() {
    return List.of("id", "main", "threads", "address");
  }

  @Override
  public List<Detail<Interpreter>> details() {
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
  public Stream<Interpreter> scan(Scan scan) {
    return process.python().interpreters().stream();
  }
}
