package inquest.engine.show.builtin;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Execution;
import inquest.engine.object.Items;
import inquest.engine.object.Ref;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Code, frames, tracebacks, exceptions, generators and cells. */
final class ExecutionPrinter {
  private ExecutionPrinter() {}

  static Shown show(Execution execution, Subject subject) {
    return switch (execution) {
      case Execution.Code code ->
          new Shown.Text(
              "<code object "
                  + code.name()
                  + " at "
                  + subject.address()
                  + ", file \""
                  + code.filename()
                  + "\", line "
                  + code.firstLine()
                  + ">");
      case Execution.FrameValue frame -> frame(frame, subject);
      case Execution.Traceback traceback -> traceback(traceback, subject);
      case Execution.Raised raised -> raised(raised, subject);
      case Execution.Generator generator -> generator(generator, subject);
      case Execution.Cell cell -> cell(cell, subject);
    };
  }

  private static Shown frame(Execution.FrameValue frame, Subject subject) {
    Showing showing = subject.showing();
    StringBuilder text = new StringBuilder("<frame at ").append(subject.address());
    Optional<Execution.Code> code = code(frame.code(), showing);
    code.ifPresent(c -> text.append(", file '").append(c.filename()).append('\''));
    showing.lineOf(subject.ref()).ifPresent(line -> text.append(", line ").append(line));
    code.ifPresent(c -> text.append(", code ").append(c.name()));
    return new Shown.Text(text.append('>').toString());
  }

  private static Optional<Execution.Code> code(Ref ref, Showing showing) {
    try {
      return showing.objects().value(ref) instanceof Execution.Code code
          ? Optional.of(code)
          : Optional.empty();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** How far it goes and where it ends: {@code <traceback at 0x… 4 entries, raised in f, …>}. */
  private static Shown traceback(Execution.Traceback first, Subject subject) {
    Showing showing = subject.showing();
    Set<Long> seen = new HashSet<>();
    Execution.Traceback last = first;
    Ref lastRef = subject.ref();
    int entries = 1;
    while (!last.next().isNull()
        && seen.add(last.next().address())
        && entries < showing.objects().limits().chain()
        && showing.objects().value(last.next()) instanceof Execution.Traceback next) {
      lastRef = last.next();
      last = next;
      entries++;
    }
    StringBuilder text = new StringBuilder("<traceback at ").append(subject.address());
    text.append(' ').append(entries == 1 ? "1 entry" : entries + " entries");
    Optional<Execution.Code> code = Optional.empty();
    if (!last.frame().isNull()
        && showing.objects().value(last.frame()) instanceof Execution.FrameValue frame) {
      code = code(frame.code(), showing);
    }
    code.ifPresent(c -> text.append(", raised in ").append(c.name()));
    code.ifPresent(c -> text.append(", file \"").append(c.filename()).append('"'));
    OptionalInt line = last.line().isPresent() ? last.line() : showing.lineOf(lastRef);
    line.ifPresent(number -> text.append(", line ").append(number));
    return new Shown.Text(text.append('>').toString());
  }

  private static Shown raised(Execution.Raised raised, Subject subject) {
    Showing showing = subject.showing();
    if (raised.args().isNull()) {
      return new Shown.Text(subject.name() + "()");
    }
    Items args = showing.objects().items(raised.args());
    boolean comma = args.length() == 1 && !showing.dialect().keywords();
    return showing.items(
        subject.name() + "(", args.length(), ContainerPrinter.walk(args), comma ? ",)" : ")");
  }

  private static Shown generator(Execution.Generator generator, Subject subject) {
    String kind =
        switch (generator.kind()) {
          case GENERATOR -> "generator";
          case COROUTINE -> "coroutine";
          case ASYNC_GENERATOR -> "async_generator";
        };
    String state =
        switch (generator.state()) {
          case CREATED -> "not started";
          case SUSPENDED -> "suspended";
          case SUSPENDED_YIELD_FROM -> "suspended, waiting for another";
          case RUNNING -> "running";
          case CLOSED -> "finished";
          case UNKNOWN -> "in an unknown state";
        };
    String name = subject.showing().dialect().python2() ? generator.name() : generator.qualname();
    boolean waits =
        switch (generator.state()) {
          case SUSPENDED, SUSPENDED_YIELD_FROM, RUNNING -> true;
          case CREATED, CLOSED, UNKNOWN -> false;
        };
    OptionalInt line = waits ? subject.showing().lineOf(subject.ref()) : OptionalInt.empty();
    String where = line.isPresent() ? " at line " + line.getAsInt() : "";
    return new Shown.Text(
        "<" + kind + " object " + name + " at " + subject.address() + ", " + state + where + ">");
  }

  private static Shown cell(Execution.Cell cell, Subject subject) {
    String open = "<cell at " + subject.address() + ": ";
    if (cell.contents().isNull()) {
      return new Shown.Text(open + "empty>");
    }
    return subject.showing().parts(open, ">").unnamed(cell.contents()).shown();
  }
}
