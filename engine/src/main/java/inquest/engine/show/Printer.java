package inquest.engine.show;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import java.util.Optional;

/** Shows the values of one family of types. Keeps no state; safe to use from several threads. */
public interface Printer {
  /** The name under which it is listed: the family, in words. */
  String name();

  /**
   * Whether all that it writes by itself is structure (names of types, functions, fields), so that
   * it may also run when contents are kept back. What it shows through {@link Showing} is kept back
   * there.
   */
  default boolean structural() {
    return false;
  }

  /**
   * Shows a value.
   *
   * @param ref the value
   * @param type its class: one that the printer was registered for, or derived from such a one
   * @param showing for its parts, within the limits
   * @return empty where the printer does not know this form of it after all
   * @throws inquest.engine.note.Unreadable where what it needs cannot be read; the value is then
   *     shown as any other object
   */
  Optional<Shown> show(Ref ref, PyType type, Showing showing);
}
