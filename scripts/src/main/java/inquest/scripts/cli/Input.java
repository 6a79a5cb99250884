package inquest.scripts.cli;

import java.io.Reader;
import java.util.Objects;

/**
 * Where a command reads what a person or a script says.
 *
 * @param text what is said
 * @param terminal whether a person types it
 */
public record Input(Reader text, boolean terminal) {
  /** Refuses null. */
  public Input {
    Objects.requireNonNull(text);
  }

  /** An input that has ended. */
  public static Input none() {
    return new Input(Reader.nullReader(), false);
  }
}
