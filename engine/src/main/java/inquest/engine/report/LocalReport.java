package inquest.engine.report;

import inquest.engine.show.Shown;
import java.util.Objects;

/**
 * A variable of a frame.
 *
 * @param name its name
 * @param value its value
 */
public record LocalReport(String name, Shown value) {
  /** Refuses null parts. */
  public LocalReport {
    Objects.requireNonNull(name);
    Objects.requireNonNull(value);
  }
}
