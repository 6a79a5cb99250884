package inquest.scripts.text;

/**
 * How a report looks.
 *
 * @param colour whether the terminal's colours are used
 * @param width columns that a value should keep to, at least 40
 * @param verbose whether the evidence, the environment and whole lists are printed
 */
public record Style(boolean colour, int width, boolean verbose) {
  /** Narrower than this, nothing can be laid out. */
  private static final int NARROWEST = 40;

  /** Refuses widths in which nothing can be laid out. */
  public Style {
    if (width < NARROWEST) {
      throw new IllegalArgumentException("a width of at least " + NARROWEST + ", not " + width);
    }
  }

  /** For files, pipes and tests. */
  public static Style plain() {
    return new Style(false, 100, false);
  }
}
