package inquest.scripts.cli;

import inquest.engine.show.ShowLimits;

/**
 * How much of a value is shown.
 *
 * @param depth containers inside containers
 * @param items items of one container
 * @param total characters of one value, about
 */
record ValueLimits(int depth, int items, int total) {
  /** Enough to recognise a value by, little enough to read a whole report. */
  static final ValueLimits DEFAULT = of(ShowLimits.defaults());

  ValueLimits {
    if (depth < 0 || items < 1 || total < 1) {
      throw new IllegalArgumentException("depth is at least 0, items and total at least 1");
    }
  }

  private static ValueLimits of(ShowLimits limits) {
    return new ValueLimits(limits.depth(), limits.items(), limits.total());
  }

  /** As the engine wants it: no string of the value is longer than the value may be. */
  ShowLimits limits() {
    ShowLimits usual = ShowLimits.defaults();
    return usual
        .withDepth(depth)
        .withItems(items)
        .withTotal(total)
        .withText(total > usual.total() ? total : Math.min(usual.text(), total));
  }
}
