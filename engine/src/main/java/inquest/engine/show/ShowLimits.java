package inquest.engine.show;

/**
 * How much of a value is shown. What is cut says how much was cut.
 *
 * @param depth containers inside containers that are opened; 0 opens none
 * @param items items, entries or attributes shown of one container or object
 * @param text characters (or bytes, or digits) shown of one string (or bytes, or int)
 * @param total characters that the whole value may take, about
 */
public record ShowLimits(int depth, int items, int text, int total) {
  /** Refuses limits that show nothing. */
  public ShowLimits {
    if (depth < 0 || items < 1 || text < 1 || total < 1) {
      throw new IllegalArgumentException(
          "depth is at least 0, items, text and total are at least 1");
    }
  }

  /** What one can read in a list of locals: a screenful at most, most often one line. */
  public static ShowLimits defaults() {
    return new ShowLimits(4, 20, 200, 2_000);
  }

  /** As good as everything, for a program that reads it. */
  public static ShowLimits generous() {
    return new ShowLimits(100, 100_000, 1_000_000, 10_000_000);
  }

  /** The same limits with another depth. */
  public ShowLimits withDepth(int newDepth) {
    return new ShowLimits(newDepth, items, text, total);
  }

  /** The same limits with another number of items. */
  public ShowLimits withItems(int newItems) {
    return new ShowLimits(depth, newItems, text, total);
  }

  /** The same limits with another length of strings. */
  public ShowLimits withText(int newText) {
    return new ShowLimits(depth, items, newText, total);
  }

  /** The same limits with another total. */
  public ShowLimits withTotal(int newTotal) {
    return new ShowLimits(depth, items, text, newTotal);
  }
}
