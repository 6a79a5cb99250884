package inquest.engine.show.library;

import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Parts;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.builtin.CallbackPrinter;
import inquest.engine.show.builtin.CreatedAt;
import java.util.Optional;

/**
 * What an event loop is to call soon or at a time: {@code <TimerHandle when=12.5 callback() at
 * app.py:7>} (Lib/asyncio/events.py).
 */
final class HandlePrinter implements Printer {
  @Override
  public String name() {
    return "handles of event loops";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Boolean> cancelled = instance.truth("_cancelled");
    Optional<Ref> callback = instance.held("_callback");
    if (cancelled.isEmpty() || callback.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> kept = instance.text("_repr"); // of what was cancelled in debug mode
    if (kept.isPresent() && !showing.redacted()) {
      return Optional.of(new Shown.Text(kept.get()));
    }
    String open = "<" + instance.name() + (cancelled.get() ? " cancelled" : "");
    Parts parts = showing.parts(open + " ", ">").between(" ");
    instance.held("_when").ifPresent(when -> parts.named("when", when));
    Objects objects = showing.objects();
    if (!objects.isNone(callback.get())) {
      Optional<Ref> args = instance.held("_args").filter(tuple -> !objects.isNone(tuple));
      parts.unnamed(CallbackPrinter.show(callback.get(), args, telling(instance), showing));
    }
    instance
        .held("_source_traceback")
        .filter(stack -> !objects.isNone(stack))
        .flatMap(stack -> CreatedAt.of(stack, showing))
        .ifPresent(parts::unnamed);
    return Optional.of(parts.size() == 0 ? new Shown.Text(open + ">") : parts.shown());
  }

  /** From 3.13 asyncio tells arguments in debug mode only. */
  private static boolean telling(Instance handle) {
    Showing showing = handle.showing();
    return !showing.dialect().quoted()
        || handle
            .held("_loop")
            .map(loop -> new Instance(loop, showing.objects().typeOf(loop), showing))
            .flatMap(loop -> loop.truth("_debug"))
            .orElse(false);
  }
}
