package inquest.engine.note;

import java.util.Objects;

/**
 * One plain sentence about something that was lost, inferred or worth knowing.
 *
 * @param severity how much it matters
 * @param place what it is about, as the reader knows it ("thread 3", "libfoo.so"); empty when it is
 *     about the whole
 * @param text a sentence for a person, without a final full stop; not escaped for a terminal
 */
public record Note(Severity severity, String place, String text) {
  /** Refuses null parts. */
  public Note {
    Objects.requireNonNull(severity);
    Objects.requireNonNull(place);
    Objects.requireNonNull(text);
  }

  /** A note of severity {@link Severity#INFO}. */
  public static Note info(String place, String text) {
    return new Note(Severity.INFO, place, text);
  }

  /** A note of severity {@link Severity#WARNING}. */
  public static Note warning(String place, String text) {
    return new Note(Severity.WARNING, place, text);
  }

  /** A note of severity {@link Severity#ERROR}. */
  public static Note error(String place, String text) {
    return new Note(Severity.ERROR, place, text);
  }

  @Override
  public String toString() {
    return place.isEmpty() ? text : place + ": " + text;
  }
}
