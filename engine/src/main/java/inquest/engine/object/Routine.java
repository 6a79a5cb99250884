package inquest.engine.object;

import java.util.Optional;

/** What can be called, and descriptors. */
public sealed interface Routine extends PyValue {
  /**
   * A Python function.
   *
   * @param name {@code __name__}
   * @param qualname {@code __qualname__}; the name where the version has none
   * @param module {@code __module__}, where it is a str
   * @param code its code object
   */
  record Function(String name, String qualname, Optional<String> module, Ref code)
      implements Routine {}

  /** A bound method (in Python 2 also an unbound one, whose self is NULL). */
  record Method(Ref self, Ref function) implements Routine {}

  /**
   * A function written in C.
   *
   * @param name from its {@code PyMethodDef}
   * @param self what it is bound to: its module, an object, or NULL
   * @param module {@code __module__}, where it is a str
   */
  record BuiltinFunction(String name, Ref self, Optional<String> module) implements Routine {}

  /**
   * A descriptor of a C type.
   *
   * @param kind the descriptor's own type name: {@code method_descriptor}, {@code
   *     wrapper_descriptor}, {@code getset_descriptor}, {@code member_descriptor}, {@code
   *     classmethod_descriptor}
   * @param name the attribute
   * @param type the type that it belongs to
   */
  record Descriptor(String kind, String name, Ref type) implements Routine {}

  /**
   * A {@code method-wrapper}: a slot wrapper bound to an object.
   *
   * @param type the type that the slot wrapper belongs to
   */
  record MethodWrapper(String name, Ref type, Ref self) implements Routine {}

  /** A {@code functools.partial}. */
  record Partial(Ref function, Ref args, Ref keywords) implements Routine {}

  /** A {@code property}; what is not set is NULL or None. */
  record Property(Ref getter, Ref setter, Ref deleter) implements Routine {}

  /** A {@code classmethod} or {@code staticmethod} around a callable. */
  record Wrapped(boolean isClass, Ref callable) implements Routine {}

  /** A {@code super}. */
  record Super(Ref type, Ref self) implements Routine {}

  /** A {@code functools._lru_cache_wrapper}. */
  record LruCache(Ref function, long hits, long misses) implements Routine {}

  /**
   * An {@code operator.itemgetter} or {@code attrgetter}.
   *
   * @param ofAttributes whether it takes attributes
   * @param several whether what is a tuple of all that it takes
   * @param what the item, or a tuple; attrgetter splits dotted names into tuples of their own
   */
  record Getter(boolean ofAttributes, boolean several, Ref what) implements Routine {}

  /**
   * An {@code operator.methodcaller}.
   *
   * @param name the method's name
   * @param args a tuple
   * @param nameInArgs whether the name comes first in args, as in 3.13
   * @param keywords a dict, or NULL
   */
  record MethodCaller(Ref name, Ref args, boolean nameInArgs, Ref keywords) implements Routine {}
}
