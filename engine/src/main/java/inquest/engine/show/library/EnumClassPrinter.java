package inquest.engine.show.library;

import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Thing;
import inquest.engine.show.Names;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** An enumeration itself: {@code <enum 'Color'>} (Lib/enum.py). */
final class EnumClassPrinter implements Printer {
  @Override
  public String name() {
    return "enum classes";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    if (!(showing.objects().value(ref) instanceof Thing.Type itself)) {
      return Optional.empty();
    }
    boolean flag =
        showing.objects().held(ref, "_flag_mask_").isPresent()
            && itself.type().mro().stream()
                .anyMatch(base ->
                    showing.objects().type(base.address()).qualifiedName().equals("enum.Flag"));
    String what = flag ? "flag" : "enum";
    return Optional.of(new Shown.Text("<" + what + " '" + Names.simple(itself.type()) + "'>"));
  }
}
