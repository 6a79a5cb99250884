package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.math.BigInteger;
import java.util.Optional;

/** {@code <Thread(worker-1, started daemon 1402…)>} (Lib/threading.py). */
final class ThreadPrinter implements Printer {
  @Override
  public String name() {
    return "threads";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<String> name = instance.text("_name").or(() -> instance.text("_Thread__name"));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder("<").append(instance.name()).append('(');
    text.append(name.get()).append(", ").append(status(instance));
    if (truth(instance, "_daemonic", "_Thread__daemonic")) {
      text.append(" daemon");
    }
    Optional<BigInteger> ident =
        instance.integer("_ident").or(() -> instance.integer("_Thread__ident"));
    ident.ifPresent(number -> text.append(' ').append(number));
    return Instance.text(text.append(")>"));
  }

  private static String status(Instance instance) {
    if (truth(instance, "_is_stopped", "_Thread__stopped")) {
      return "stopped";
    }
    boolean started =
        instance
            .held("_started", "_Thread__started")
            .map(event ->
                new Instance(event, instance.showing().objects().typeOf(event), instance.showing()))
            .map(event -> truth(event, "_flag", "_Event__flag"))
            .orElse(false);
    return started ? "started" : "initial";
  }

  private static boolean truth(Instance instance, String name, String python2) {
    return instance.truth(name).or(() -> instance.truth(python2)).orElse(false);
  }
}
