package inquest.engine.runtime;

import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
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
    return names(module).flatMap(names -> objects.item(names, name));
  }

  /** The dict of a module that was imported. */
  Optional<Ref> names(String module) {
    return objects
        .item(dict(), module)
        .flatMap(found -> {
          PyType type = objects.typeOf(found);
          // without its name (in a file that is not there) a type is told by what its objects hold
          boolean isModule = type.name().map("module"::equals).orElse(true);
          Ref names = isModule ? moduleDict(found) : new Ref(0);
          return names.isNull() || !objects.typeOf(names).is(PyType.DICT_SUBCLASS)
              ? Optional.empty()
              : Optional.of(names);
        });
  }

  private Ref moduleDict(Ref module) {
    return new Ref(objects.view("PyModuleObject", module).pointer("md_dict"));
  }
}
