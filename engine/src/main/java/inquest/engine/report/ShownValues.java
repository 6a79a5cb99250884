package inquest.engine.report;

import inquest.engine.object.Ref;
import inquest.engine.show.Shower;
import inquest.engine.show.Shown;
import java.util.Objects;

/**
 * Values as the show room writes them.
 *
 * @param shower writes them
 */
public record ShownValues(Shower shower) implements Values {
  /** Refuses null. */
  public ShownValues {
    Objects.requireNonNull(shower);
  }

  @Override
  public Shown value(Ref ref) {
    return shower.show(ref);
  }

  @Override
  public String exception(Ref ref) {
    return shower.exception(ref);
  }
}
