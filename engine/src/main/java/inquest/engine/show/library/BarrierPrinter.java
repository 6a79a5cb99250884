package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.math.BigInteger;
import java.util.Optional;

/** {@code <threading.Barrier at 0x…: waiters=0/2>} (Lib/threading.py). */
final class BarrierPrinter implements Printer {
  /** {@code _state} of a barrier that was broken. */
  private static final BigInteger BROKEN = BigInteger.valueOf(-2);

  @Override
  public String name() {
    return "barriers";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<BigInteger> parties = instance.integer("_parties");
    Optional<BigInteger> waiting = instance.integer("_count");
    if (parties.isEmpty() || waiting.isEmpty()) {
      return Optional.empty();
    }
    boolean broken = instance.integer("_state").filter(BROKEN::equals).isPresent();
    return Optional.of(
        new Shown.Text(
            instance.open()
                + (broken
                    ? ": broken>"
                    : ": waiters=" + waiting.get() + "/" + parties.get() + ">")));
  }
}
