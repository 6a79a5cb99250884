package inquest.engine.layout;

import inquest.engine.note.Absence;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Binds layouts: merges what the sources say, chooses the axes, checks that nothing is missing. */
public final class Layouts {
  /** What a layout starts from. */
  private record Base(Map<String, Struct> structs, Map<String, Long> constants, String name) {}

  private final Binding binding;
  private final Notes notes;

  private Layouts(Binding binding, Notes notes) {
    this.binding = binding;
    this.notes = notes;
  }

  /**
   * The layout of a build.
   *
   * @param notes takes what was inferred and what is not known
   * @throws Unreadable when nothing describes the build, or a field without which nothing can be
   *     read is missing, with its name
   */
  public static Layout bind(Binding binding, Notes notes) {
    return new Layouts(binding, notes).layout();
  }

  /**
   * The layout that Inquest ships for a version and flavour, as it is.
   *
   * @throws Unreadable when there is none
   */
  public static Layout shipped(PythonVersion version, Flavour flavour) {
    if (ShippedLayouts.of(version, flavour).isEmpty()) {
      throw new Unreadable(
          Absence.UNSUPPORTED,
          0,
          "Inquest has no layout for a " + flavour.word() + " build of " + version);
    }
    return bind(Binding.shipped(version, flavour), new Notes());
  }

  /** A build that Inquest ships a layout for. */
  public record Known(PythonVersion version, Flavour flavour) {}

  /**
   * The versions and flavours that Inquest ships layouts for, oldest first. Reads one small file.
   */
  public static List<Known> known() {
    return ShippedLayouts.index().stream()
        .map(e -> new Known(e.version(), e.flavour()))
        .distinct()
        .toList();
  }

  /** The files that Inquest ships, read whole. */
  public static List<LayoutFile> allShipped() {
    return ShippedLayouts.index().stream().map(ShippedLayouts::read).toList();
  }

  private Layout layout() {
    binding.debugOffsets().ifPresent(table -> notes.addAll(table.notes()));
    Base base = base();
    UnaryOperator<Struct> corrected =
        binding
            .debugOffsets()
            .<UnaryOperator<Struct>>map(table -> new StructMerger(table, base.name(), notes)::merge)
            .orElse(UnaryOperator.identity());
    Map<String, Struct> structs = new MergedStructs(base.structs(), corrected, binding.overrides());
    Map<String, Long> constants = new LinkedHashMap<>(base.constants());
    binding.overrides().forEach(f -> constants.putAll(f.structs().constants()));
    Required.check(structs, binding);
    return new Layout(
        binding.version(), binding.flavour(), Axis.choose(structs), structs, constants);
  }

  private Base base() {
    if (binding.choice() == Binding.Choice.DWARF) {
      Optional<Base> chosen = ofDwarf();
      if (chosen.isPresent()) {
        return chosen.get();
      }
    }
    List<ShippedLayouts.Entry> own = own();
    Optional<Base> only = own.isEmpty() ? ofDwarf() : Optional.empty();
    if (only.isPresent()) {
      return only.get();
    }
    Optional<ShippedLayouts.Entry> nearest =
        own.isEmpty() ? nearestOther() : Optional.of(best(own));
    ShippedLayouts.Entry entry =
        nearest.orElseThrow(() ->
            new Unreadable(
                Absence.UNSUPPORTED, 0, "Inquest has no layout for " + binding.version()));
    LayoutText text = text(entry);
    Optional<Base> fitting = fits(text) ? Optional.empty() : ofDwarf();
    if (fitting.isPresent()) {
      notes.add(
          Note.info(
              "layout",
              "this build differs from CPython "
                  + entry.version()
                  + "; its own debug information was read"));
      return fitting.get();
    }
    return new Base(text.asMap(), text.constants(), "CPython " + entry.version());
  }

  private Optional<Base> ofDwarf() {
    return binding.dwarf().get().map(this::ofDwarf);
  }

  private Base ofDwarf(Structs read) {
    Map<String, Struct> structs =
        new CompletedStructs(
            read.structs(), Wanted.shipped().ofModules(), binding.modules(), shippedBeside(read));
    return new Base(structs, read.constants(), "its debug information");
  }

  /** The nearest shipped file of the series and flavour, if its objects begin as those here. */
  private Optional<LayoutText> shippedBeside(Structs read) {
    return ShippedLayouts.closest(own(), binding.version())
        .map(this::text)
        .filter(text -> sameHead(read, text, "PyObject") && sameHead(read, text, "PyVarObject"));
  }

  private static boolean sameHead(Structs read, LayoutText text, String name) {
    Struct here = read.structs().get(name);
    Struct there = text.struct(name);
    return here != null && there != null && here.size() == there.size();
  }

  /** The shipped files of the build's own series and flavour. */
  private List<ShippedLayouts.Entry> own() {
    return ShippedLayouts.of(binding.version(), binding.flavour());
  }

  /** Of several files of one series the one whose sizes are the process's own, else by version. */
  private ShippedLayouts.Entry best(List<ShippedLayouts.Entry> own) {
    ShippedLayouts.Entry byVersion = ShippedLayouts.closest(own, binding.version()).orElseThrow();
    if (own.size() == 1 || binding.debugOffsets().isEmpty() || fits(text(byVersion))) {
      return byVersion;
    }
    DebugOffsets table = binding.debugOffsets().get();
    List<ShippedLayouts.Entry> preferred = new ArrayList<>(own);
    preferred.remove(byVersion);
    preferred.addFirst(byVersion); // of several that agree equally the first is taken
    return preferred.stream()
        .max(Comparator.comparingInt(e -> table.agreement(text(e))))
        .orElse(byVersion);
  }

  /** A file of another series or flavour, with a note that says so. */
  private Optional<ShippedLayouts.Entry> nearestOther() {
    List<Flavour> order =
        switch (binding.flavour()) {
          case DEFAULT -> List.of(Flavour.DEFAULT);
          case DEBUG -> List.of(Flavour.DEBUG, Flavour.DEFAULT);
          case FREE_THREADED -> List.of(Flavour.FREE_THREADED);
          case FREE_THREADED_DEBUG -> List.of(Flavour.FREE_THREADED);
        };
    Optional<ShippedLayouts.Entry> found =
        order.stream()
            .map(flavour ->
                ShippedLayouts.closest(
                    ShippedLayouts.of(binding.version(), flavour), binding.version()))
            .flatMap(Optional::stream)
            .findFirst()
            .or(() -> ShippedLayouts.nearest(binding.version(), order.get(0)));
    found.ifPresent(entry ->
        notes.add(
            Note.warning(
                "layout",
                "Inquest has no layout for a "
                    + binding.flavour().word()
                    + " build of "
                    + binding.version()
                    + "; that of a "
                    + entry.flavour().word()
                    + " build of "
                    + entry.version()
                    + " is used, and some answers may be wrong")));
    return found;
  }

  private LayoutText text(ShippedLayouts.Entry entry) {
    return ShippedLayouts.text(entry, binding.architecture());
  }

  private boolean fits(LayoutText text) {
    return binding.debugOffsets().map(table -> table.fits(text)).orElse(true);
  }
}
