package inquest.engine.show;

import inquest.engine.object.Ref;
import java.util.LinkedHashMap;
import java.util.Optional;

/** The values shown last. Safe to use from several threads. */
final class Recent {
  /** With the usual limits a few megabytes at most. */
  private static final int MOST = 1_000;

  private static final float LOAD = 0.75f;

  private final LinkedHashMap<Ref, Shown> values = new LinkedHashMap<>(MOST, LOAD, true);

  /** What was shown of an object. */
  synchronized Optional<Shown> get(Ref ref) {
    return Optional.ofNullable(values.get(ref));
  }

  /** Remembers, and forgets what was not asked for longest. */
  synchronized void put(Ref ref, Shown shown) {
    values.put(ref, shown);
    if (values.size() > MOST) {
      values.pollFirstEntry();
    }
  }
}
