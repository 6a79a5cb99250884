package inquest.engine.object;

import java.util.List;

/** Decodes the instances of one family of C types. Keeps no state. */
interface Decoder {
  /** The types, as {@code tp_name} gives them; every name that a version has used. */
  List<String> types();

  /**
   * Decodes one object.
   *
   * @param objects the reader, for what the object refers to
   * @param type the C type's name, one of {@link #types}
   * @param ref the object
   * @throws inquest.engine.note.Unreadable where it cannot be read
   */
  PyValue decode(Objects objects, String type, Ref ref);
}
