package inquest.engine.report;

import java.util.Objects;

/**
 * An exception of a thread.
 *
 * @param raised whether it was on its way up; else it was being handled in an {@code except} or
 *     {@code finally} block
 * @param text type and message as a traceback ends with them: "ValueError: not a number"
 */
public record ExceptionReport(boolean raised, String text) {
  /** Refuses null. */
  public ExceptionReport {
    Objects.requireNonNull(text);
  }
}
