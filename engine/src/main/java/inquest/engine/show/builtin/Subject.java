package inquest.engine.show.builtin;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Names;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;

/**
 * What is being shown.
 *
 * @param ref the object
 * @param type its class
 * @param showing shows its parts
 */
record Subject(Ref ref, PyType type, Showing showing) {
  /** {@code 0x7f…}. */
  String address() {
    return Names.hex(ref.address());
  }

  /** What Python's own repr of a C type starts with: {@code tp_name}. */
  String cName() {
    return Names.ofC(type);
  }

  /** The class's {@code __name__}. */
  String name() {
    return Names.simple(type);
  }

  /** {@code <NAME object at 0x…>}, the form of every type without one of its own. */
  Shown object() {
    return new Shown.Text("<" + type.qualifiedName() + " object at " + address() + ">");
  }
}
