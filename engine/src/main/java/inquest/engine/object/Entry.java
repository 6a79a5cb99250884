package inquest.engine.object;

import java.util.Objects;

/** A key and its value in a mapping. */
public record Entry(Ref key, Ref value) {
  /** Refuses null. */
  public Entry {
    Objects.requireNonNull(key);
    Objects.requireNonNull(value);
  }
}
