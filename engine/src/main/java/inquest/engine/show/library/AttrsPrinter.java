package inquest.engine.show.library;

import inquest.engine.object.Items;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Names;
import inquest.engine.show.Parts;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** Classes made by the attrs package, by their {@code __attrs_attrs__}. */
final class AttrsPrinter implements Printer {
  private static final String FIELDS = "__attrs_attrs__";

  static boolean covers(PyType type, Objects objects) {
    return type.python()
        && type.mro().stream().anyMatch(base -> DataclassPrinter.has(base, FIELDS, objects));
  }

  @Override
  public String name() {
    return "attrs";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Items> fields = instance.held(FIELDS).map(showing.objects()::items);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Parts parts = showing.parts(Names.simple(type) + "(", ")");
    long most = Math.min(fields.get().length(), showing.limits().items());
    for (long i = 0; i < most; i++) {
      Ref at = fields.get().get(i);
      Instance field = new Instance(at, showing.objects().typeOf(at), showing);
      Optional<String> name = field.text("name");
      if (name.isPresent() && field.truth("repr").orElse(true)) {
        instance
            .held(name.get())
            .ifPresentOrElse(
                value -> parts.named(name.get(), value),
                () -> parts.named(name.get(), new Shown.Text("<not set>")));
      }
    }
    return Optional.of(parts.andMore(fields.get().length() - most).shown());
  }
}
