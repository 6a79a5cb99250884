package inquest.engine.layout;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One CPython structure in one build.
 *
 * @param name CPython's own name ({@code PyThreadState}, {@code _PyInterpreterFrame})
 * @param size {@code sizeof} in bytes; 0 when no source gives it
 * @param fields by name, in the order of their offsets
 */
public record Struct(String name, int size, Map<String, Field> fields) {
  /** Copies the map, keeping its order. */
  public Struct {
    fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Whether this build has the field. */
  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /** The field, where this build has it. */
  public Optional<Field> find(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /**
   * The field.
   *
   * @throws Unreadable when this build has no such field
   */
  public Field field(String field) {
    Field found = fields.get(field);
    if (found == null) {
      throw new Unreadable(
          Absence.NO_SUCH_FIELD, 0, name + " has no field " + field + " in this build");
    }
    return found;
  }

  /** Offset in bytes of a field. */
  public int offset(String field) {
    return field(field).offset();
  }
}
