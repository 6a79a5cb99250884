package inquest.engine.show.library;

import inquest.engine.object.Plumbing.Future;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.builtin.FuturePrinter;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Futures and tasks of {@code asyncio} itself, which are used where {@code _asyncio} is not
 * (Lib/asyncio/futures.py, tasks.py).
 */
final class PythonFuturePrinter implements Printer {
  @Override
  public String name() {
    return "futures and tasks";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    return future(instance).map(future -> FuturePrinter.show(future, type, showing));
  }

  /** In 3.6 a task of asyncio derives from the future of {@code _asyncio}. */
  private static Optional<Future> future(Instance instance) {
    if (instance.showing().objects().value(instance.ref()) instanceof Future below) {
      return Optional.of(
          new Future(
              below.state(),
              below.result(),
              below.exception(),
              below.callback(),
              below.callbacks(),
              below.created(),
              below.work().or(() -> work(instance))));
    }
    return instance
        .text("_state")
        .flatMap(PythonFuturePrinter::state)
        .map(state -> future(instance, state));
  }

  private static Optional<Future.State> state(String name) {
    return switch (name) {
      case "PENDING" -> Optional.of(Future.State.PENDING);
      case "CANCELLED" -> Optional.of(Future.State.CANCELLED);
      case "FINISHED" -> Optional.of(Future.State.FINISHED);
      default -> Optional.empty();
    };
  }

  private static Future future(Instance instance, Future.State state) {
    return new Future(
        state,
        instance.held("_result"),
        set(instance, "_exception"),
        Optional.empty(),
        set(instance, "_callbacks"),
        set(instance, "_source_traceback"),
        work(instance));
  }

  private static Optional<Future.Work> work(Instance instance) {
    if (instance.held("_coro").isEmpty()) {
      return Optional.empty();
    }
    boolean cancelling =
        instance
            .integer("_num_cancels_requested") // from 3.11
            .map(count -> count.compareTo(BigInteger.ZERO) > 0)
            .or(() -> instance.truth("_must_cancel"))
            .orElse(false);
    return Optional.of(
        new Future.Work(
            instance.held("_name"),
            set(instance, "_coro"),
            set(instance, "_fut_waiter"),
            cancelling));
  }

  private static Optional<Ref> set(Instance instance, String name) {
    return instance.held(name).filter(ref -> !instance.showing().objects().isNone(ref));
  }
}
