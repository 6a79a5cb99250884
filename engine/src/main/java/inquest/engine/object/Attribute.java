package inquest.engine.object;

import java.util.Objects;

/**
 * One attribute of an object.
 *
 * @param name its name
 * @param place where it was found
 * @param content what is there
 */
public record Attribute(String name, Place place, Content content) {
  /** Refuses null. */
  public Attribute {
    Objects.requireNonNull(name);
    Objects.requireNonNull(place);
    Objects.requireNonNull(content);
  }

  /** Where an attribute was found. */
  public enum Place {
    /** In the object's own memory, by a member descriptor ({@code __slots__}). */
    SLOT,
    /** In the object's own dictionary or inline values. */
    INSTANCE,
    /** In a class along the method resolution order. */
    CLASS
  }

  /** What an attribute is. */
  public sealed interface Content {
    /** An object. */
    record Held(Ref ref) implements Content {}

    /** A plain value in the object's memory, such as a C int. */
    record Plain(PyValue value) implements Content {}

    /**
     * Something that only running code could tell: a property or another descriptor, NULL where it
     * lies in a dictionary that is not the type's own.
     */
    record Computed(Ref descriptor) implements Content {}
  }
}
