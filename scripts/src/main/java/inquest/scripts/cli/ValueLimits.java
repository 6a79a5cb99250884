package inquest.scripts.cli;

/**
 * How much of a value is shown.
 *
 * @param depth containers inside containers
 * @param items items of one container
 * @param total characters of one value
 */
record ValueLimits(int depth, int items, int total) {
  /** Enough to recognise a value by, little enough to read a whole report. */
  static final ValueLimits DEFAULT = new ValueLimits(4, 20, 500);

  ValueLimits {
    if (depth < 0 || items < 0 || total < 1) {
      throw new IllegalArgumentException("depth and items are at least 0, total at least 1");
    }
  }
}
