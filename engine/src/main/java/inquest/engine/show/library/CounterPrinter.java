package inquest.engine.show.library;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Entry;
import inquest.engine.object.Objects;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.object.Scalar;
import inquest.engine.object.Walk;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code Counter({'a': 5, 'b': 2})}, the most common first (Lib/collections). */
final class CounterPrinter implements Printer {
  /** Counters larger than this are shown in their own order. */
  private static final long MOST_SORTED = 100_000;

  private record Count(Entry entry, BigInteger count) {}

  @Override
  public String name() {
    return "counters";
  }

  @Override
  public boolean structural() {
    return true;
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    String name = new Instance(ref, type, showing).name();
    long size = showing.objects().size(ref);
    if (size == 0) {
      return Optional.of(new Shown.Text(name + "()"));
    }
    Walk<Entry> walk = showing.objects().entries(ref).iterator();
    Optional<List<Count>> counts =
        size > MOST_SORTED ? Optional.empty() : counts(walk, showing.objects());
    if (counts.isEmpty()) {
      return Optional.of(
          showing.entries(name + "({", size, showing.objects().entries(ref).iterator(), "})"));
    }
    List<Count> sorted = new ArrayList<>(counts.get());
    sorted.sort(Comparator.comparing(Count::count).reversed());
    return Optional.of(
        showing.entries(name + "({", size, sorted.stream().map(Count::entry).iterator(), "})"));
  }

  /** Every entry with its count; empty where one is no int or cannot be read. */
  private static Optional<List<Count>> counts(Walk<Entry> walk, Objects objects) {
    List<Count> counts = new ArrayList<>();
    try {
      while (walk.hasNext() && counts.size() <= MOST_SORTED) {
        Entry entry = walk.next();
        if (!(objects.value(entry.value()) instanceof Scalar.Int number)) {
          return Optional.empty();
        }
        counts.add(new Count(entry, number.value()));
      }
    } catch (Unreadable e) {
      return Optional.empty();
    }
    return Optional.of(counts);
  }
}
