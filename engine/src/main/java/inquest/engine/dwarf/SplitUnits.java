package inquest.engine.dwarf;

import inquest.engine.dwarf.entry.DebugSections;
import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.PackageIndex;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.dwarf.entry.UnitFile;
import inquest.engine.elf.ElfFile;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * Leads from a skeleton unit to the unit in a .dwo or .dwp file that it stands for (DWARF 5 section
 * 3.1.2 and 3.1.3). Belongs to one thread.
 */
final class SplitUnits {
  private final SplitFiles files;
  private final IdentityHashMap<ElfFile, Optional<PackageIndex>> packages = new IdentityHashMap<>();

  SplitUnits(SplitFiles files) {
    this.files = files;
  }

  /** The name of the .dwo file that a unit stands for; empty where it is a whole unit. */
  static Optional<String> name(Unit unit) {
    Die root = unit.root();
    return root.text(Dw.AT_DWO_NAME).or(() -> root.text(Dw.AT_GNU_DWO_NAME));
  }

  /**
   * The unit that a skeleton stands for.
   *
   * @param name as {@link #name} gave it
   * @throws Unreadable when it was not found or is damaged
   */
  Unit find(Unit skeleton, String name) {
    long id = id(skeleton);
    String folder = skeleton.root().text(Dw.AT_COMP_DIR).orElse("");
    ElfFile file =
        files
            .find(name, folder, id)
            .orElseThrow(() ->
                new Unreadable(
                    Absence.UNSUPPORTED, 0, "split debug information " + name + " was not found"));
    DebugSections sections =
        packages
            .computeIfAbsent(file, PackageIndex::of)
            .map(index -> index.unit(id).orElseThrow(() -> otherBuild(name)))
            .orElseGet(() -> DebugSections.split(file));
    for (Unit unit : UnitFile.split(sections, skeleton).units()) {
      if (!unit.isTypeUnit() && id(unit) == id) {
        return unit;
      }
    }
    throw otherBuild(name);
  }

  private static long id(Unit unit) {
    return unit.format().version() >= 5 ? unit.id() : unit.root().number(Dw.AT_GNU_DWO_ID, 0);
  }

  private static Unreadable otherBuild(String name) {
    return Unreadable.implausible(
        0, "the split debug information found for " + name + " is of another build");
  }
}
