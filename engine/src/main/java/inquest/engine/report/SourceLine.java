package inquest.engine.report;

import java.util.Objects;

/**
 * A line of source as the analysing machine has it.
 *
 * @param text without its line end; not stripped, not escaped
 * @param newer whether the file was changed after the core was written, so that it may not be what
 *     ran
 */
public record SourceLine(String text, boolean newer) {
  /** Refuses null. */
  public SourceLine {
    Objects.requireNonNull(text);
  }
}
