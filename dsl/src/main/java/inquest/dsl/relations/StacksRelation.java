package inquest.dsl.relations;

import inquest.dsl.ast.QueryError;
import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Column;
import inquest.dsl.relation.Cost;
import inquest.dsl.relation.Detail;
import inquest.dsl.relation.Relation;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Type;
import inquest.dsl.relation.Value;
import inquest.dsl.relations.Process.ThreadFrame;
import inquest.engine.runtime.CodeObject;
import inquest.engine.runtime.PythonThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code stacks}: threads with the same stack, the most first. */
final class StacksRelation implements Relation<StacksRelation.Stack> {
  /** Threads that stand at the same instructions of the same functions. */
  record Stack(List<PythonThread> threads) {}

  private final Process process;
  private final ThreadsRelation threads;
  private final List<Column<Stack>> columns;

  StacksRelation(Process process, ThreadsRelation threads) {
    this.process = process;
    this.threads = threads;
    this.columns =
        List.of(
            new Column<>(
                "count",
                Type.NUMBER,
                Cost.FREE,
                "how many threads have it",
                s -> Cell.whole(s.threads().size())),
            new Column<>("threads", Type.LIST, Cost.FREE, "their numbers", StacksRelation::numbers),
            new Column<>(
                "depth", Type.NUMBER, Cost.FREE, "how many Python frames it has", of("depth")),
            new Column<>(
                "function",
                Type.TEXT,
                Cost.READS,
                "name of the innermost function",
                of("function")),
            new Column<>("file", Type.TEXT, Cost.READS, "file of the innermost frame", of("file")),
            new Column<>(
                "line", Type.NUMBER, Cost.READS, "line of the innermost frame", of("line")));
  }

  private Function<Stack, Cell> of(String column) {
    return s -> threads.column(column).orElseThrow().value().apply(s.threads().getFirst());
  }

  private static Cell numbers(Stack stack) {
    return new Cell.Known(
        new Value.Many(
            stack.threads().stream().<Value>map(t -> Value.Whole.of(t.number())).toList()));
  }

  @Override
  public String name() {
    return "stacks";
  }

  @Override
  public String help() {
    return "threads grouped by identical stack, the most threads first";
  }

  @Override
  public List<Column<Stack>> columns() {
    return columns;
  }

  @Override
  public List<String> shown() {
    return List.of("count", "threads", "function", "file", "line");
  }

  @Override
  public List<Detail<Stack>> details() {
    Detail<PythonThread> stack = threads.details().getFirst();
    return List.of(
        new Detail<>(
            stack.name(),
            "the frames, innermost first",
            s -> stack.content().apply(s.threads().getFirst())));
  }

  @Override
  public List<String> subjects() {
    return Subjects.OF_THREADS;
  }

  @Override
  public List<String> indexed() {
    return List.of();
  }

  @Override
  public Stream<Stack> scan(Scan scan) throws QueryError {
    Map<List<Object>, List<PythonThread>> groups = new LinkedHashMap<>();
    for (PythonThread thread : Subjects.threads(scan, process)) {
      groups.computeIfAbsent(signature(thread), s -> new ArrayList<>()).add(thread);
    }
    return groups.values().stream()
        .sorted((a, b) -> Integer.compare(b.size(), a.size()))
        .map(Stack::new);
  }

  /** Function and instruction of each frame; a frame that cannot be read is like no other. */
  private List<Object> signature(PythonThread thread) {
    List<Object> signature = new ArrayList<>();
    for (ThreadFrame frame : process.frames(thread)) {
      signature.add(
          frame.frame().code().toOptional().<Object>map(CodeObject::address).orElse(frame));
      signature.add(frame.frame().instruction().toOptional().<Object>map(i -> i).orElse(frame));
    }
    return signature;
  }
}
