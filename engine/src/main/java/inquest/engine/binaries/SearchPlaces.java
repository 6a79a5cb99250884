package inquest.engine.binaries;

import inquest.engine.target.Target;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places to search, from what a person said and what the core says.
 *
 * @param binaries where the files of modules may be, in the order in which they are asked
 * @param debugFolders folders with debug files: {@code /usr/lib/debug} and those under a sysroot
 * @param libSearchPath folders with any files of the process
 * @param index everything under the search root
 */
record SearchPlaces(
    List<Place> binaries,
    List<Path> debugFolders,
    List<Path> libSearchPath,
    Optional<FileIndex> index) {
  private static final Path DEBUG = Path.of("/usr/lib/debug");

  /**
   * Decides where to look.
   *
   * @param target may know better than its paths where its files are
   */
  static SearchPlaces of(SearchOptions options, Target target) {
    Optional<FileIndex> index = options.libSearchRoot().map(FileIndex::new);
    List<Path> debugFolders = new ArrayList<>();
    options
        .sysroot()
        .flatMap(root -> new Sysroot(root).resolve(DEBUG))
        .ifPresent(debugFolders::add);
    debugFolders.add(DEBUG);

    List<Place> binaries = new ArrayList<>();
    options.executable().ifPresent(file -> binaries.add(module -> List.of(file)));
    binaries.add(module -> inFolders(options.libSearchPath(), module.fileName()));
    options.sysroot().map(Sysroot::new).ifPresent(binaries::add);
    binaries.add(target::filesOf);
    binaries.add(module -> path(module.filePath()).stream().toList());
    index.ifPresent(binaries::add);
    binaries.add(module -> byBuildId(debugFolders, module.buildId(), ""));
    return new SearchPlaces(
        List.copyOf(binaries), List.copyOf(debugFolders), options.libSearchPath(), index);
  }

  /** A file name in each of the folders. */
  static List<Path> inFolders(List<Path> folders, String name) {
    return path(name).stream()
        .flatMap(file -> folders.stream().map(folder -> folder.resolve(file)))
        .toList();
  }

  /** {@code .build-id/ab/cdef…} in each of the folders; nothing where there is no build id. */
  static List<Path> byBuildId(List<Path> folders, Optional<String> buildId, String suffix) {
    return buildId.filter(id -> id.length() > 2).stream()
        .map(id -> ".build-id/" + id.substring(0, 2) + "/" + id.substring(2) + suffix)
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .toList();
  }

  /** A name of the process as a path of this machine; empty where it cannot be one. */
  static Optional<Path> path(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
