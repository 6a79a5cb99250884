package inquest.engine.object;

import java.util.Optional;

/** A walk over nothing. */
final class Nothing {
  private Nothing() {}

  static <T> Walks<T> walks() {
    return () ->
        new Walk<>() {
          @Override
          protected Optional<T> advance() {
            return Optional.empty();
          }
        };
  }
}
