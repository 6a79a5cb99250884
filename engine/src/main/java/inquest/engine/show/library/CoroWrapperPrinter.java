package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Parts;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.builtin.CoroutinePrinter;
import inquest.engine.show.builtin.CreatedAt;
import java.util.Optional;

/**
 * {@code <CoroWrapper sleeper() running at app.py:20, created at app.py:31>}: a coroutine in debug
 * mode, to 3.10 (Lib/asyncio/coroutines.py).
 */
final class CoroWrapperPrinter implements Printer {
  @Override
  public String name() {
    return "coroutines in debug mode";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    return CoroutinePrinter.text(ref, showing).map(text -> shown(ref, type, text, showing));
  }

  private static Shown shown(Ref ref, PyType type, String text, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Parts parts = showing.parts("<" + instance.name() + " ", ">").unnamed(new Shown.Text(text));
    instance
        .held("_source_traceback")
        .flatMap(stack -> CreatedAt.of(stack, showing))
        .ifPresent(parts::unnamed);
    return parts.shown();
  }
}
