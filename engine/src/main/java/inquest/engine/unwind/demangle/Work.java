package inquest.engine.unwind.demangle;

/** The work that one name has cost so far, in rules read and parts printed. */
final class Work {
  /** A name of 60,000 characters, the longest seen in a real library, takes a tenth of it. */
  static final int MAX_STEPS = 200_000;

  private int steps;

  int steps() {
    return steps;
  }

  /** Counts one step; only names made to be slow come to the cap. */
  void step() {
    if (++steps > MAX_STEPS) {
      throw new NotMangled("too much work");
    }
  }
}
