package inquest.scripts.jython;

import java.time.Duration;
import java.util.Objects;

/**
 * What hooks may do.
 *
 * @param call how long showing one value, or one call of a function, may take
 * @param step how long a relation may take for its next row, and a file to be loaded
 * @param rows how many rows a relation may give
 * @param redacted whether contents of values are kept back
 */
public record HookSettings(Duration call, Duration step, int rows, boolean redacted) {
  private static final Duration USUAL_CALL = Duration.ofSeconds(5);
  private static final Duration USUAL_STEP = Duration.ofSeconds(60);
  private static final int USUAL_ROWS = 1_000_000;

  /** Refuses limits that allow nothing. */
  public HookSettings {
    Objects.requireNonNull(call);
    Objects.requireNonNull(step);
    if (!call.isPositive() || !step.isPositive() || rows < 1) {
      throw new IllegalArgumentException("every limit is more than nothing");
    }
  }

  /** Limits that no sensible hook meets. */
  public static HookSettings usual(boolean redacted) {
    return new HookSettings(USUAL_CALL, USUAL_STEP, USUAL_ROWS, redacted);
  }

  /** The same with another limit for a call. */
  public HookSettings withCall(Duration limit) {
    return new HookSettings(limit, step, rows, redacted);
  }
}
