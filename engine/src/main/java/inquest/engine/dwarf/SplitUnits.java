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
import java.util.List;
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
    List<ElfFile> found = files.find(name, folder, id);
    if (found.isEmpty()) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "split debug information " + name + " was not found");
    }
    for (ElfFile file : found) {
      Optional<Unit> unit = find(file, skeleton, id);
      if (unit.isPresent()) {
        return unit.get();
      }
    }
    throw Unreadable.implausible(
        0, "the split debug information found for " + name + " is of another build");
  }

  private Optional<Unit> find(ElfFile file, Unit skeleton, long id) {
    Optional<PackageIndex> index = packages.computeIfAbsent(file, PackageIndex::of);
    Optional<DebugSections> sections =
        index.isPresent() ? index.get().unit(id) : Optional.of(DebugSections.split(file));
    if (sections.isPresent()) {
      for (Unit unit : UnitFile.split(sections.get(), skeleton).units()) {
        if (!unit.isTypeUnit() && id(unit) == id) {
          return Optional.of(unit);
        }
      }
    }
    return Optional.empty();
  }

  private static long id(Unit unit) {
    return unit.format().version() >= 5 ? unit.id() : unit.root().number(Dw.AT_GNU_DWO_ID, 0);
  }
}
