package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code <_UnixSelectorEventLoop running=True closed=False debug=False>} (Lib/asyncio). */
final class EventLoopPrinter implements Printer {
  @Override
  public String name() {
    return "event loops";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Ref> closed = instance.held("_closed");
    Optional<Ref> debug = instance.held("_debug");
    if (closed.isEmpty() || debug.isEmpty()) {
      return Optional.empty();
    }
    boolean running =
        instance.value("_thread_id").filter(id -> !(id instanceof Scalar.None)).isPresent();
    return Optional.of(
        showing
            .parts("<" + instance.name() + " ", ">")
            .between(" ")
            .named("running", running ? "True" : "False")
            .named("closed", closed.get())
            .named("debug", debug.get())
            .shown());
  }
}
