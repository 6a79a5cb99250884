package inquest.engine.dwarf;

import inquest.engine.dwarf.entry.DebugSections;
import inquest.engine.dwarf.entry.UnitFile;
import inquest.engine.elf.ElfFile;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Reads structure types from the debug information of one file: DWARF 2 to 5, type units, and
 * supplementary files of dwz. Types in split files (.dwo) are not supported. Cost of opening: the
 * headers of all units are read, and sections inflated where they are compressed. Belongs to one
 * thread.
 */
public final class TypeReader {
  private final UnitFile file;

  private TypeReader(UnitFile file) {
    this.file = file;
  }

  /** Whether the file has types to read. */
  public static boolean canRead(ElfFile file) {
    return DebugSections.present(file);
  }

  /**
   * The name that {@code .gnu_debugaltlink} gives for the supplementary file; empty where the file
   * needs none. A relative name counts from the folder of the file.
   */
  public static Optional<String> supplementName(ElfFile file) {
    return DebugSections.supplementName(file);
  }

  /**
   * Opens the debug information of a file.
   *
   * @param supplement the file that {@link #supplementName} asks for, where it was found
   * @throws Unreadable when there is none or it is damaged
   */
  public static TypeReader open(ElfFile file, Optional<ElfFile> supplement) {
    if (!canRead(file)) {
      throw new Unreadable(Absence.UNSUPPORTED, 0, "the file has no debug information");
    }
    UnitFile units = UnitFile.of(file, () -> supplement);
    units.units();
    for (Unreadable damage : units.damage()) {
      throw damage;
    }
    return new TypeReader(units);
  }

  /**
   * Looks for structures and enumerators at file scope, in every unit until all were found. Where
   * several units define a structure, the first counts.
   *
   * @throws Unreadable when the debug information is damaged or of a kind that is not supported
   */
  public TypesFound find(Collection<TypeRequest> structures, Set<String> enumerators) {
    return new TypeSearch(file, structures, enumerators).run();
  }
}
