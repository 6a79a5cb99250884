package inquest.engine.dwarf;

import inquest.engine.elf.ElfFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the files that a compiler split debug information off into. Each unit is asked for at most
 * once.
 */
@FunctionalInterface
public interface SplitFiles {
  /**
   * The .dwo files and .dwp packages that may have a unit, the likeliest first; empty where there
   * are none. One that belongs to another build is noticed. A package is best given as the same
   * object each time: its index is then read once.
   *
   * @param name {@code DW_AT_dwo_name}: a path, relative to the folder of the compilation or
   *     absolute
   * @param folder {@code DW_AT_comp_dir}; empty where the unit does not say
   * @param id the unit's id
   */
  List<ElfFile> find(String name, String folder, long id);

  /** Finds nothing. */
  static SplitFiles none() {
    return (name, folder, id) -> List.of();
  }

  /**
   * Finds {@code FILE.dwp} beside a file, .dwo files where the compiler wrote them, and those that
   * were moved beside the file.
   *
   * @param file the linked file
   * @param open opens a path; empty where there is no such file
   */
  static SplitFiles beside(Path file, Function<Path, Optional<ElfFile>> open) {
    return new SplitFilesBeside(file, open);
  }
}
