package inquest.dsl.relations;

import inquest.dsl.ast.Nearest;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Span;
import inquest.dsl.relation.Row;
import inquest.dsl.relation.Scan;
import inquest.dsl.relation.Scan.Narrowing;
import inquest.dsl.relation.Shortfall;
import inquest.dsl.relation.Value;
import inquest.engine.note.Note;
import inquest.engine.runtime.PythonThread;
import inquest.engine.runtime.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which threads an {@code of} means. */
final class Subjects {
  /** The forms that name threads, for {@code describe} and for errors. */
  static final List<String> OF_THREADS =
      List.of(
          "3                     thread number 3",
          "tid 81234             a thread by its tid, outside or inside its container",
          "\"worker-1\"            threads of that name",
          "main                  the main thread",
          "crashed               the thread that the fatal signal hit",
          "current               the threads that hold a GIL",
          "(threads where …)     threads of a query; also frames, whose threads are meant");

  private static final Span NOWHERE = new Span(0, 0);

  private Subjects() {}

  /** The threads that a narrowing means; all where there is none. */
  static List<PythonThread> threads(Scan scan, Process process) throws QueryError {
    List<PythonThread> all = process.threads();
    if (scan.subject().isEmpty()) {
      return indexed(scan, all);
    }
    return switch (scan.subject().get()) {
      case Narrowing.Index index -> number(index.value(), all);
      case Narrowing.ThreadFrame frame -> number(frame.thread(), all);
      case Narrowing.Tid tid -> tid(tid.tid(), all);
      case Narrowing.Text text -> named(text.text(), all);
      case Narrowing.Word word -> word(word.word(), all, scan.shortfall());
      case Narrowing.Address address -> at(address.address(), all);
      case Narrowing.Rows rows -> rows(rows, all);
    };
  }

  private static List<PythonThread> indexed(Scan scan, List<PythonThread> all) {
    for (String column : List.of("number", "thread")) {
      if (scan.equal().get(column) instanceof Value.Whole number) {
        return all.stream().filter(t -> number.equals(Value.Whole.of(t.number()))).toList();
      }
    }
    return all;
  }

  private static List<PythonThread> number(long number, List<PythonThread> all) throws QueryError {
    List<PythonThread> found = all.stream().filter(t -> t.number() == number).toList();
    if (found.isEmpty()) {
      throw error("there is no thread " + number, "threads are numbered 1 to " + all.size());
    }
    return found;
  }

  private static List<PythonThread> tid(long tid, List<PythonThread> all) throws QueryError {
    List<PythonThread> found =
        all.stream().filter(t -> t.tid().isPresent() && t.tid().getAsInt() == tid).toList();
    if (found.isEmpty()) {
      found =
          all.stream()
              .filter(t -> t.innerTid().isPresent() && t.innerTid().getAsInt() == tid)
              .toList();
    }
    if (found.isEmpty()) {
      throw error("no Python thread has the tid " + tid, "threads select number, tid lists them");
    }
    return found;
  }

  private static List<PythonThread> named(String name, List<PythonThread> all) throws QueryError {
    List<PythonThread> found =
        all.stream().filter(t -> t.name().filter(name::equals).isPresent()).toList();
    if (found.isEmpty()) {
      Set<String> names = new LinkedHashSet<>();
      all.forEach(t -> t.name().ifPresent(names::add));
      throw error(
          "no thread is named \"" + name + "\"",
          Nearest.to(name, names)
              .map(n -> "did you mean \"" + n + "\"?")
              .orElse("threads select number, name lists them"));
    }
    return found;
  }

  private static List<PythonThread> word(String word, List<PythonThread> all, Shortfall shortfall)
      throws QueryError {
    return switch (word) {
      case "main" -> all.stream().filter(PythonThread::main).toList();
      case "crashed" -> crashed(all, shortfall);
      case "current" -> current(all, shortfall);
      default ->
          throw error(
              "no thread is called " + word,
              Nearest.to(word, List.of("main", "crashed", "current"))
                  .map(n -> "did you mean " + n + "?")
                  .orElse("names of threads stand in quotes"));
    };
  }

  private static List<PythonThread> crashed(List<PythonThread> all, Shortfall shortfall) {
    List<PythonThread> found = all.stream().filter(PythonThread::crashed).toList();
    if (found.isEmpty()) {
      shortfall.note(Note.info("crashed", "no fatal signal hit a Python thread"));
    }
    return found;
  }

  /** The holders of a GIL; where there is none, a note says why. */
  private static List<PythonThread> current(List<PythonThread> all, Shortfall shortfall) {
    List<PythonThread> found = all.stream().filter(t -> t.holdsGil().isYes()).toList();
    if (found.isEmpty()) {
      Set<String> reasons = new LinkedHashSet<>();
      all.forEach(t -> reasons.add(why(t.holdsGil())));
      shortfall.note(Note.info("current", "no thread holds a GIL: " + String.join("; ", reasons)));
    }
    return found;
  }

  private static String why(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Yes yes -> yes.evidence();
      case Verdict.No no -> no.evidence();
      case Verdict.NotApplicable none -> none.why();
      case Verdict.Unknown unknown -> unknown.why();
    };
  }

  private static List<PythonThread> at(long address, List<PythonThread> all) throws QueryError {
    List<PythonThread> found = all.stream().filter(t -> t.address() == address).toList();
    if (found.isEmpty()) {
      throw error(
          "no thread state lies at 0x" + Long.toHexString(address),
          "threads select number, address lists them");
    }
    return found;
  }

  private static List<PythonThread> rows(Narrowing.Rows rows, List<PythonThread> all)
      throws QueryError {
    Set<Integer> numbers = new LinkedHashSet<>();
    for (Row row : rows.rows()) {
      thread(row.base(), rows.relation()).forEach(t -> numbers.add(t.number()));
    }
    return all.stream().filter(t -> numbers.contains(t.number())).toList();
  }

  private static List<PythonThread> thread(Object base, String relation) throws QueryError {
    return switch (base) {
      case PythonThread thread -> List.of(thread);
      case Process.StackRow frame -> List.of(frame.thread());
      case LocalsRelation.Variable variable -> List.of(variable.frame().thread());
      case ExceptionsRelation.Found found -> List.of(found.thread());
      case StacksRelation.Stack stack -> stack.threads();
      default ->
          throw error(
              "rows of " + relation + " belong to no thread", "give threads or frames after of");
    };
  }

  /** The frames that a narrowing means: one where it names one, else all of the threads. */
  static Optional<List<Process.ThreadFrame>> frames(Scan scan, Process process) throws QueryError {
    if (scan.subject().isEmpty()) {
      return Optional.empty();
    }
    if (scan.subject().get() instanceof Narrowing.ThreadFrame wanted) {
      PythonThread thread = number(wanted.thread(), process.threads()).getFirst();
      Process.Walked walked = process.frames(thread);
      Optional<Process.ThreadFrame> frame = walked.frame(wanted.frame());
      if (frame.isEmpty()) {
        throw error(
            "thread " + wanted.thread() + " has no frame " + wanted.frame(),
            "its frames are 0 to " + (walked.depth() - 1) + ", 0 is the innermost");
      }
      return Optional.of(List.of(frame.get()));
    }
    if (scan.subject().get() instanceof Narrowing.Rows rows
        && rows.rows().stream().allMatch(r -> r.base() instanceof Process.StackRow)) {
      List<Process.ThreadFrame> frames = new ArrayList<>();
      for (Row row : rows.rows()) {
        if (row.base() instanceof Process.ThreadFrame frame) {
          frames.add(frame);
        } else {
          scan.shortfall()
              .note(Note.info("native frames", "have no variables and no frames below"));
        }
      }
      return Optional.of(frames);
    }
    return Optional.empty();
  }

  static QueryError error(String message, String hint) {
    return new QueryError(NOWHERE, message, Optional.of(hint));
  }
}
