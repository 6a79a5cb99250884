package inquest.scripts.investigations;

import inquest.engine.report.Movements;
import java.time.Duration;

/** Looks at a living process several times. */
@FunctionalInterface
public interface Sampler {
  /**
   * Looks.
   *
   * @param looks how often, at least twice
   * @param interval the time between two looks
   * @return which threads moved
   * @throws InvestigationFailed when it cannot be looked at any more
   */
  Movements sample(int looks, Duration interval) throws InvestigationFailed;
}
