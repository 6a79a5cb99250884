package inquest.engine.runtime;

import inquest.engine.note.Decoded;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Execution;
import inquest.engine.object.Objects;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import java.util.OptionalInt;

/** The lines of frames that are not on a thread's chain: of objects that hold one. */
final class Lines {
  private final Objects objects;
  private final FrameLinks links;
  private final CodeObjects codes;

  Lines(Objects objects, FrameLinks links, CodeObjects codes) {
    this.objects = objects;
    this.links = links;
    this.codes = codes;
  }

  /** The line of a frame object, a traceback entry, a generator or a coroutine. */
  OptionalInt of(Ref ref) {
    try {
      return switch (objects.value(ref)) {
        case Execution.FrameValue frame -> at(frame.frame());
        case Execution.Traceback traceback ->
            traceback.line().isPresent() ? traceback.line() : passed(traceback);
        case Execution.Generator generator ->
            generator.frame().isPresent() ? at(generator.frame().getAsLong()) : OptionalInt.empty();
        case PyValue other -> OptionalInt.empty();
      };
    } catch (Unreadable e) {
      return OptionalInt.empty();
    }
  }

  private OptionalInt at(long frame) {
    return links.at(frame) instanceof FrameLinks.Shown shown
        ? line(shown.frame().position())
        : OptionalInt.empty();
  }

  /** From 3.11 a traceback may know only its instruction. */
  private OptionalInt passed(Execution.Traceback traceback) {
    if (traceback.frame().isNull()
        || !(objects.value(traceback.frame()) instanceof Execution.FrameValue frame)) {
      return OptionalInt.empty();
    }
    return codes
        .at(frame.code().address())
        .code()
        .toOptional()
        .map(code -> line(code.position(traceback.lasti())))
        .orElse(OptionalInt.empty());
  }

  private static OptionalInt line(Decoded<Position> position) {
    return position.toOptional().map(Position::line).orElse(OptionalInt.empty());
  }
}
