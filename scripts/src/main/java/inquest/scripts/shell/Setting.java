package inquest.scripts.shell;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One thing that {@code set} changes.
 *
 * @param name the word after {@code set}
 * @param help what it is
 * @param values what it can be, to be proposed; empty where that is a number
 * @param value what it is now
 * @param change makes it something else
 */
record Setting(
    String name, String help, List<String> values, Supplier<String> value, Change change) {
  /** Understands a new value. */
  interface Change {
    void to(String value) throws CannotDo;
  }

  Setting {
    Objects.requireNonNull(name);
    Objects.requireNonNull(help);
    values = List.copyOf(values);
    Objects.requireNonNull(value);
    Objects.requireNonNull(change);
  }
}
