package inquest.engine.object;

import java.util.Optional;

/** Modules, classes and instances. */
public sealed interface Thing extends PyValue {
  /** A module: its {@code __name__} and {@code __file__}, where they are str. */
  record Module(Optional<String> name, Optional<String> file, Ref dict) implements Thing {}

  /** A class. */
  record Type(PyType type) implements Thing {}

  /** Python 2's old-style class. */
  record OldClass(String name, Optional<String> module, Ref dict) implements Thing {}

  /** An instance of Python 2's old-style class. */
  record OldInstance(Ref oldClass, Ref dict) implements Thing {}

  /** An object as an element of an array; to be read by itself. */
  record Held(Ref ref) implements Thing {}

  /** An instance of a class without a built-in part of its own. */
  record Instance(Attributes attributes) implements Thing {}

  /** An object of a C type that Inquest does not know, and that has no attributes to show. */
  record Opaque(PyType type) implements Thing {}
}
