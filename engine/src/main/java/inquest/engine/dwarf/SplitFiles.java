package inquest.engine.dwarf;

import inquest.engine.elf.ElfFile;
import java.util.Optional;

/**
 * Finds the files that a compiler split debug information off into. Each unit is asked for at most
 * once.
 */
public interface SplitFiles {
  /**
   * The .dwo file of a unit, or a .dwp package that may have it. A file may be given that belongs
   * to another build: that is noticed.
   *
   * @param name {@code DW_AT_dwo_name}: a path, relative to the folder of the compilation or
   *     absolute
   * @param folder {@code DW_AT_comp_dir}; empty where the unit does not say
   * @param id the unit's id
   */
  Optional<ElfFile> find(String name, String folder, long id);

  /** Finds nothing. */
  static SplitFiles none() {
    return (name, folder, id) -> Optional.empty();
  }
}
