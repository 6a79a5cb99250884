package inquest.engine.show.library;

import inquest.engine.object.Entry;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Walk;
import inquest.engine.show.Names;
import inquest.engine.show.Parts;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code namespace(a=1)}, and the result of argparse. */
final class NamespacePrinter implements Printer {
  @Override
  public String name() {
    return "namespaces";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Parts parts = showing.parts((type.python() ? Names.simple(type) : "namespace") + "(", ")");
    Walk<Entry> walk = showing.objects().attributes(ref).entries().iterator();
    long more = 0;
    for (int i = 0; walk.hasNext() && i < showing.objects().limits().chain(); i++) {
      Entry entry = walk.next();
      if (i < showing.limits().items()) {
        parts.named(showing.objects().text(entry.key()), entry.value());
      } else {
        more++;
      }
    }
    return Optional.of(parts.andMore(more).shown());
  }
}
