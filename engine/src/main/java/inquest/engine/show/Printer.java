package inquest.engine.show;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import java.util.List;
import java.util.Optional;

/** Shows the values of one family of types. Keeps no state; safe to use from several threads. */
public interface Printer {
  /** The name under which it is listed: the family, in words. */
  String name();

  /**
   * What is known of a printer beside its name, for lists.
   *
   * @param classes qualified names of the classes that it is for, where it is known by them
   * @param origin what else it is for and where it was defined, in words; empty for nothing
   * @param stopped why it shows nothing any more; empty while it does
   */
  record About(List<String> classes, String origin, Optional<String> stopped) {
    /** Nothing. */
    public static final About NOTHING = new About(List.of(), "", Optional.empty());

    /** Copies the list. */
    public About {
      classes = List.copyOf(classes);
      java.util.Objects.requireNonNull(origin);
      java.util.Objects.requireNonNull(stopped);
    }
  }

  /** What is known of it beside its name. */
  default About about() {
    return About.NOTHING;
  }

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
