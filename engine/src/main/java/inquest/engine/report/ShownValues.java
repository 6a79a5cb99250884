package inquest.engine.report;

import inquest.engine.object.Ref;
import inquest.engine.show.Shower;
import inquest.engine.show.Shown;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Values as the show room writes them. A value that comes up again, as the arguments that one frame
 * hands to the next, is shown from memory. Belongs to one report; not safe to use from several
 * threads.
 */
public final class ShownValues implements Values {
  /** Enough for the values of a thread or two. */
  private static final int REMEMBERED = 2_000;

  private final Shower shower;
  private final Map<Ref, Shown> known = new HashMap<>();

  /**
   * @param shower shows the values of a process that does not change
   */
  public ShownValues(Shower shower) {
    this.shower = Objects.requireNonNull(shower);
  }

  @Override
  public Shown value(Ref ref) {
    Shown shown = known.get(ref);
    if (shown == null) {
      shown = shower.show(ref);
      if (known.size() == REMEMBERED) {
        known.clear();
      }
      known.put(ref, shown);
    }
    return shown;
  }

  @Override
  public String exception(Ref ref) {
    return shower.exception(ref);
  }
}
