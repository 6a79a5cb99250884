package inquest.engine.layout;

import inquest.engine.machine.Architecture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The layout files that are part of Inquest, listed in {@code layouts.index}.
 *
 * <pre>
 * VERSION FLAVOUR FILE
 * </pre>
 *
 * <p>The version is the one that the file was made from. A file stands for its series until the
 * next one of that series.
 */
final class ShippedLayouts {
  /** One line of the index. */
  record Entry(PythonVersion version, Flavour flavour, String file) {}

  private ShippedLayouts() {}

  static List<Entry> index() {
    List<Entry> entries = new ArrayList<>();
    for (String line : Resources.lines("layouts.index")) {
      List<String> words = Resources.words(line);
      if (!words.isEmpty()) {
        PythonVersion version = PythonVersion.parse(words.get(0)).orElseThrow();
        entries.add(new Entry(version, flavour(words.get(1)), words.get(2)));
      }
    }
    return entries;
  }

  private static Flavour flavour(String word) {
    for (Flavour known : Flavour.values()) {
      if (known.word().equals(word)) {
        return known;
      }
    }
    throw new IllegalStateException("layouts.index has the unknown flavour " + word);
  }

  /** The files of a series and flavour, oldest version first. */
  static List<Entry> of(PythonVersion version, Flavour flavour) {
    return index().stream()
        .filter(e -> e.flavour() == flavour && e.version().series().equals(version.series()))
        .sorted(Comparator.comparing(Entry::version))
        .toList();
  }

  /** Of files of one series the newest that is not newer than the version; else the oldest. */
  static Optional<Entry> closest(List<Entry> ofSeries, PythonVersion version) {
    Optional<Entry> best =
        ofSeries.stream()
            .filter(e -> e.version().compareTo(version) <= 0)
            .reduce((a, b) -> b.version().compareTo(a.version()) > 0 ? b : a);
    return best.isPresent() ? best : ofSeries.stream().findFirst();
  }

  /**
   * The file of the version's series, or of the newest series before it, else of the oldest of all
   * of that flavour.
   */
  static Optional<Entry> nearest(PythonVersion version, Flavour flavour) {
    Optional<Entry> own = closest(of(version, flavour), version);
    if (own.isPresent()) {
      return own;
    }
    List<Entry> all =
        index().stream()
            .filter(e -> e.flavour() == flavour)
            .sorted(Comparator.comparing(Entry::version))
            .toList();
    return closest(all, version);
  }

  /** The file's structures as they lie on a machine; the files were made on x86-64. */
  static LayoutText text(Entry entry, Architecture machine) {
    return new LayoutText(
        Resources.text(entry.file()), entry.file(), s -> MutexSize.on(machine, s));
  }

  static LayoutFile read(Entry entry) {
    try {
      return LayoutParser.parse(Resources.text(entry.file()), Source.SHIPPED);
    } catch (BadLayoutFile e) {
      throw new IllegalStateException(entry.file() + ": " + e.getMessage(), e);
    }
  }
}
