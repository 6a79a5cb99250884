package inquest.scripts.shell;

import inquest.dsl.relation.Cell;
import inquest.dsl.relation.Value;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Attribute;
import inquest.engine.object.Objects;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Thing;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.Local;
import inquest.engine.runtime.PythonProcess;
import java.util.List;
import java.util.Optional;

/** The names that code in a frame can use: its variables, then its globals, then the builtins. */
final class FrameVariables implements Value.Names {
  private final Objects objects;
  private final Frame frame;
  private final Decoded<List<Local>> locals;

  FrameVariables(PythonProcess python, Frame frame) {
    this.objects = python.objects();
    this.frame = frame;
    this.locals = Decoded.of("variables", () -> python.locals(frame).locals());
  }

  @Override
  public List<String> names() {
    return locals.toOptional().orElse(List.of()).stream()
        .filter(l -> !l.unbound())
        .map(Local::name)
        .distinct()
        .toList();
  }

  @Override
  public Cell get(String name) {
    if (locals instanceof Decoded.Lost<List<Local>> lost) {
      return new Cell.Lost(lost.note()); // it may be one of those
    }
    for (Local local : locals.toOptional().orElse(List.of())) {
      if (local.name().equals(name)) {
        return Cell.of(local.value(), FrameVariables::cell);
      }
    }
    try {
      return global(name).or(() -> builtin(name)).map(FrameVariables::cell).orElse(Cell.ABSENT);
    } catch (Unreadable e) {
      return new Cell.Lost(Note.warning(name, e.getMessage()));
    }
  }

  private static Cell cell(Ref ref) {
    return ref.isNull() ? Cell.ABSENT : new Cell.Known(new Value.Python(ref));
  }

  private Optional<Ref> global(String name) {
    return frame.globals().isNull() ? Optional.empty() : objects.item(frame.globals(), name);
  }

  /** {@code __builtins__} is the module in {@code __main__}, and its dictionary elsewhere. */
  private Optional<Ref> builtin(String name) {
    Optional<Ref> builtins = global("__builtins__");
    if (builtins.isEmpty()) {
      return Optional.empty();
    }
    PyValue value = objects.value(builtins.get());
    if (value instanceof Thing.Module) {
      return objects
          .attribute(builtins.get(), name)
          .map(Attribute::content)
          .flatMap(c ->
              c instanceof Attribute.Content.Held held
                  ? Optional.of(held.ref())
                  : Optional.empty());
    }
    return objects.item(builtins.get(), name);
  }
}
