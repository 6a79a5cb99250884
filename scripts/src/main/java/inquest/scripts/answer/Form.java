package inquest.scripts.answer;

import java.util.Objects;

/**
 * The form of answers.
 *
 * @param format how they are written
 * @param bareKeys whether only first columns are written, without headings
 * @param columns how wide a terminal they appear on is; 0 where they appear on none
 */
public record Form(Format format, boolean bareKeys, int columns) {
  /** Refuses negative widths. */
  public Form {
    Objects.requireNonNull(format);
    if (columns < 0) {
      throw new IllegalArgumentException("columns are not negative: " + columns);
    }
  }
}
