package inquest.scripts.investigations;

import inquest.dsl.Session;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an investigation works with.
 *
 * @param session takes questions; it knows the parameters too, as {@code $name}
 * @param listener takes the answers
 * @param parameters the value of each parameter
 * @param sampler looks again at a living process; empty for a core, which shows one moment
 */
public record Inquiry(
    Session session,
    Session.Listener listener,
    Map<String, String> parameters,
    Optional<Sampler> sampler) {
  /** Copies the map. */
  public Inquiry {
    Objects.requireNonNull(session);
    Objects.requireNonNull(listener);
    parameters = Map.copyOf(parameters);
    Objects.requireNonNull(sampler);
  }
}
