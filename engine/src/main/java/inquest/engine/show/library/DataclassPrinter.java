package inquest.engine.show.library;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Entry;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Walk;
import inquest.engine.show.Parts;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code Order(id=1, lines=[…])}: the fields that the dataclass shows (Lib/dataclasses.py). */
final class DataclassPrinter implements Printer {
  private static final String FIELDS = "__dataclass_fields__";

  static boolean covers(PyType type, Objects objects) {
    return type.python() && type.mro().stream().anyMatch(base -> has(base, FIELDS, objects));
  }

  /** Whether a class has an attribute in its own dictionary. */
  static boolean has(Ref type, String name, Objects objects) {
    try {
      return objects.held(type, name).isPresent();
    } catch (Unreadable e) {
      return false;
    }
  }

  @Override
  public String name() {
    return "dataclasses";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Ref> fields = instance.held(FIELDS);
    if (fields.isEmpty() || !hasRepr(instance)) {
      return Optional.empty();
    }
    Parts parts = showing.parts(type.shortName() + "(", ")");
    Walk<Entry> walk = showing.objects().entries(fields.get()).iterator();
    long more = 0;
    for (int i = 0; walk.hasNext() && i < showing.objects().limits().chain(); i++) {
      Entry entry = walk.next();
      String name = showing.objects().text(entry.key());
      if (!isShown(entry.value(), showing)) {
        continue;
      }
      if (parts.size() >= showing.limits().items()) {
        more++;
      } else {
        instance
            .held(name)
            .ifPresentOrElse(
                value -> parts.named(name, value),
                () -> parts.named(name, new Shown.Text("<not set>")));
      }
    }
    return Optional.of(parts.andMore(more).shown());
  }

  /** {@code @dataclass(repr=False)} leaves the class without one. */
  private static boolean hasRepr(Instance instance) {
    return instance
        .held("__dataclass_params__")
        .map(ref -> new Instance(ref, instance.showing().objects().typeOf(ref), instance.showing()))
        .flatMap(params -> params.truth("repr"))
        .orElse(true);
  }

  /** {@code Field.repr}, for a field and not for a class variable. */
  private static boolean isShown(Ref ref, Showing showing) {
    Instance field = new Instance(ref, showing.objects().typeOf(ref), showing);
    boolean plain =
        field
            .held("_field_type")
            .flatMap(
                kind -> new Instance(kind, showing.objects().typeOf(kind), showing).text("name"))
            .map("_FIELD"::equals)
            .orElse(true);
    return plain && field.truth("repr").orElse(true);
  }
}
