package inquest.scripts.investigations;

import java.util.Objects;
import java.util.Optional;

/**
 * What an investigation can be told, as {@code name=value} on the command line.
 *
 * @param name its name, {@code $name} in a script
 * @param otherwise its value where none is given; empty where one must be
 * @param help one line
 */
public record Parameter(String name, Optional<String> otherwise, String help) {
  /** Refuses null parts. */
  public Parameter {
    Objects.requireNonNull(name);
    Objects.requireNonNull(otherwise);
    Objects.requireNonNull(help);
  }
}
