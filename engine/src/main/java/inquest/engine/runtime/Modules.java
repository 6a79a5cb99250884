package inquest.engine.runtime;

import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.PyValue;
import inquest.engine.object.Ref;
import inquest.engine.object.Thing;
import java.util.Optional;

/** {@code sys.modules} of one interpreter. Every method may throw {@link Unreadable}. */
final class Modules {
  private final Objects objects;
  private final long interpreter;

  Modules(Objects objects, long interpreter) {
    this.objects = objects;
    this.interpreter = interpreter;
  }

  /** The dict itself. */
  Ref dict() {
    View view = objects.view("PyInterpreterState", new Ref(interpreter));
    return new Ref(view.pointer(view.has("imports.modules") ? "imports.modules" : "modules"));
  }

  /** A name of a module that was imported. */
  Optional<Ref> global(String module, String name) {
    Optional<Ref> found = objects.item(dict(), module);
    return found.flatMap(ref -> objects.value(ref) instanceof Thing.Module m && !m.dict().isNull()
        ? objects.item(m.dict(), name)
        : Optional.empty());
  }
}
