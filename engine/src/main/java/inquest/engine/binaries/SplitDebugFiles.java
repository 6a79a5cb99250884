package inquest.engine.binaries;

import inquest.engine.elf.ElfFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the files that a compiler split debug information off into ({@code -gsplit-dwarf}): where
 * it wrote them, beside the linked file, in the places that a person named, or packed beside the
 * linked file as {@code FILE.dwp}. That a file belongs to the unit is for its reader to check.
 */
final class SplitDebugFiles {
  private final BinaryFiles files;
  private final SearchPlaces places;

  SplitDebugFiles(BinaryFiles files, SearchPlaces places) {
    this.files = files;
    this.places = places;
  }

  /**
   * The files that may be it, the likeliest first.
   *
   * @param debug the file that names it
   * @param name {@code DW_AT_dwo_name}
   * @param folder {@code DW_AT_comp_dir}; may be empty
   */
  List<ElfFile> find(Binary debug, String name, String folder) {
    List<ElfFile> found = new ArrayList<>();
    for (Path candidate : candidates(debug.path().toAbsolutePath(), name, folder)) {
      files.open(candidate).ifPresent(found::add);
    }
    return found;
  }

  private List<Path> candidates(Path debug, String name, String folder) {
    List<Path> paths = new ArrayList<>();
    Optional<Path> wanted = SearchPlaces.path(name);
    if (wanted.isPresent()) {
      Optional<Path> compiled = SearchPlaces.path(folder).map(f -> f.resolve(wanted.get()));
      compiled.filter(Path::isAbsolute).ifPresent(paths::add);
      if (wanted.get().isAbsolute()) {
        paths.add(wanted.get());
      }
      String last = String.valueOf(wanted.get().getFileName());
      paths.add(debug.resolveSibling(last));
      paths.addAll(SearchPlaces.inFolders(places.libSearchPath(), last));
      places.index().ifPresent(index -> paths.addAll(index.named(last)));
    }
    paths.add(debug.resolveSibling(debug.getFileName() + ".dwp"));
    return paths;
  }
}
