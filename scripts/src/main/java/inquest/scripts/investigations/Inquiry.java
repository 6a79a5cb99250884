package inquest.scripts.investigations;

import inquest.dsl.Session;
import java.util.Map;
import java.util.Objects;

/**
 * What an investigation works with.
 *
 * @param session takes questions; it knows the parameters too, as {@code $name}
 * @param listener takes the answers
 * @param parameters the value of each parameter
 */
public record Inquiry(Session session, Session.Listener listener, Map<String, String> parameters) {
  /** Copies the map. */
  public Inquiry {
    Objects.requireNonNull(session);
    Objects.requireNonNull(listener);
    parameters = Map.copyOf(parameters);
  }
}
