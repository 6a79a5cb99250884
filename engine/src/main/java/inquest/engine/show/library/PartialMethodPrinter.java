package inquest.engine.show.library;

import inquest.engine.object.Entry;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Walk;
import inquest.engine.show.Parts;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.Optional;

/** {@code functools.partialmethod(f, 1, x=2)} (Lib/functools.py). */
final class PartialMethodPrinter implements Printer {
  @Override
  public String name() {
    return "partial methods";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    Optional<Ref> function = instance.held("func");
    if (function.isEmpty()) {
      return Optional.empty();
    }
    Parts parts = showing.parts(type.qualifiedName() + "(", ")").unnamed(function.get());
    instance
        .held("args")
        .map(showing.objects()::items)
        .ifPresent(args -> {
          long shown = Math.min(args.length(), showing.limits().items());
          for (long i = 0; i < shown; i++) {
            parts.unnamed(args.get(i));
          }
          parts.andMore(args.length() - shown);
        });
    instance.held("keywords").ifPresent(keywords -> addKeywords(parts, keywords, showing));
    return Optional.of(parts.shown());
  }

  private static void addKeywords(Parts parts, Ref keywords, Showing showing) {
    long left = showing.objects().size(keywords);
    Walk<Entry> walk = showing.objects().entries(keywords).iterator();
    for (int i = 0; walk.hasNext() && i < showing.limits().items(); i++) {
      Entry entry = walk.next();
      parts.named(showing.objects().text(entry.key()), entry.value());
      left--;
    }
    parts.andMore(Math.max(0, left));
  }
}
