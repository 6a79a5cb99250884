package inquest.engine.object;

import java.util.Set;

/**
 * What a class attribute does when it is read through an instance (Python's descriptor protocol).
 */
final class Descriptors {
  /** C types with {@code tp_descr_get} and {@code tp_descr_set}. */
  private static final Set<String> DATA = Set.of("getset_descriptor", "property");

  private final Objects objects;
  private final AttributeReader reader;

  Descriptors(Objects objects, AttributeReader reader) {
    this.objects = objects;
    this.reader = reader;
  }

  /** How a class attribute takes part in attribute access. */
  enum Role {
    /** A value in the object's own memory. */
    MEMBER,
    /** Runs code, before the instance's own attributes are looked at. */
    COMPUTED_FIRST,
    /** Runs code, where the instance has no such attribute of its own. */
    COMPUTED_LAST,
    /** Is what it is, or is bound as a method. */
    PLAIN
  }

  Role role(Ref attribute) {
    PyType type = objects.typeOf(attribute);
    if (type.qualifiedName().equals("member_descriptor")) {
      return Role.MEMBER;
    }
    if (DATA.contains(type.qualifiedName()) || type.derivesFrom("property")) {
      return Role.COMPUTED_FIRST;
    }
    if (!type.python() || reader.lookup(type, "__get__").isEmpty()) {
      return Role.PLAIN;
    }
    return reader.lookup(type, "__set__").isPresent() ? Role.COMPUTED_FIRST : Role.COMPUTED_LAST;
  }
}
