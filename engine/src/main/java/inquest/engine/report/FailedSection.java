package inquest.engine.report;

import java.util.Objects;

/**
 * A section that could not be made because of a defect in Inquest itself.
 *
 * @param section which: "the threads", "thread 3"
 * @param defect the failure, for a bug report: its type, message and place in Inquest's source
 */
public record FailedSection(String section, String defect) implements Section {
  /** Refuses null parts. */
  public FailedSection {
    Objects.requireNonNull(section);
    Objects.requireNonNull(defect);
  }
}
