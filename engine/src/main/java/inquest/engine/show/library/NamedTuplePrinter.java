package inquest.engine.show.library;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Attribute;
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

/** {@code Point(x=1, y=2)}: a tuple whose class has {@code _fields} (Lib/collections). */
final class NamedTuplePrinter implements Printer {
  static boolean covers(PyType type, Objects objects) {
    return type.python() && type.is(PyType.TUPLE_SUBCLASS) && fields(type, objects).isPresent();
  }

  private static Optional<Items> fields(PyType type, Objects objects) {
    try {
      for (Ref base : type.mro()) {
        Optional<Ref> fields =
            objects
                .attribute(base, "_fields")
                .filter(found -> found.place() == Attribute.Place.INSTANCE)
                .flatMap(found -> objects.held(base, "_fields"));
        if (fields.isPresent()) {
          return fields
              .filter(ref -> objects.typeOf(ref).is(PyType.TUPLE_SUBCLASS))
              .map(objects::items);
        }
      }
    } catch (Unreadable e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  @Override
  public String name() {
    return "named tuples";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Optional<Items> fields = fields(type, showing.objects());
    Items items = showing.objects().items(ref);
    if (fields.isEmpty() || fields.get().length() != items.length()) {
      return Optional.empty();
    }
    Parts parts = showing.parts(Names.simple(type) + "(", ")");
    long shown = Math.min(items.length(), showing.limits().items());
    for (long i = 0; i < shown; i++) {
      parts.named(showing.objects().text(fields.get().get(i)), items.get(i));
    }
    return Optional.of(parts.andMore(items.length() - shown).shown());
  }
}
