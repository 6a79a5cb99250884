package inquest.engine.layout;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.List;

/** Binds layouts: merges what the sources say, chooses the axes, checks that nothing is missing. */
public final class Layouts {
  private Layouts() {}

  /**
   * The layout that Inquest ships for a version and flavour.
   *
   * @throws Unreadable when there is none
   */
  public static Layout shipped(PythonVersion version, Flavour flavour) {
    List<ShippedLayouts.Entry> entries = ShippedLayouts.of(version, flavour);
    ShippedLayouts.Entry entry =
        ShippedLayouts.closest(entries, version)
            .orElseThrow(() ->
                new Unreadable(
                    Absence.UNSUPPORTED,
                    0,
                    "Inquest has no layout for a " + flavour.word() + " build of " + version));
    Structs structs = ShippedLayouts.read(entry).structs();
    return new Layout(
        version, flavour, Axis.choose(structs.structs()), structs.structs(), structs.constants());
  }

  /** The versions and flavours that Inquest ships layouts for, each as it was made from. */
  public static List<LayoutFile> allShipped() {
    return ShippedLayouts.index().stream().map(ShippedLayouts::read).toList();
  }
}
