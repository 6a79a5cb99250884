package inquest.engine.show.library;

import inquest.engine.object.Items;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Thing;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code typing.Optional[int]}, {@code typing.Dict[str, int]} (Lib/typing.py). */
final class TypingAliasPrinter implements Printer {
  @Override
  public String name() {
    return "typing's aliases";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Items> args = instance.held("__args__").map(showing.objects()::items);
    Optional<String> name =
        instance
            .text("_name")
            .map(own -> "typing." + own)
            .or(() -> instance.held("__origin__").map(origin -> named(origin, showing).line()));
    if (args.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    boolean optional = isOptional(type, name.get(), args.get(), showing);
    long count = optional ? 1 : args.get().length();
    List<Shown> shown = new ArrayList<>();
    for (long i = 0; i < Math.min(count, showing.limits().items()); i++) {
      shown.add(named(args.get().get(i), showing));
    }
    return Optional.of(
        new Shown.Items(
            (optional ? "typing.Optional" : name.get()) + "[", shown, count - shown.size(), "]"));
  }

  /**
   * {@code Optional[int]}, which 3.9 keeps as a union of int and NoneType; versions before write
   * that.
   */
  private static boolean isOptional(PyType type, String name, Items args, Showing showing) {
    return name.equals("typing.Optional")
        || (type.shortName().equals("_UnionGenericAlias")
            && args.length() == 2
            && named(args.get(1), showing).line().equals("NoneType"));
  }

  /** A class by its name, anything else as it shows. */
  private static Shown named(Ref ref, Showing showing) {
    return showing.objects().value(ref) instanceof Thing.Type itself
        ? new Shown.Text(itself.type().qualifiedName())
        : showing.part(ref, 0);
  }
}
