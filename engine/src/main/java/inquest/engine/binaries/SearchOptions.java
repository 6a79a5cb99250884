package inquest.engine.binaries;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a person says that the files of the process are.
 *
 * @param executable the executable of the process
 * @param libSearchPath folders that hold its files
 * @param libSearchRoot folder under which its files are, at any depth
 * @param sysroot folder under which its files have the paths that the process knew
 */
public record SearchOptions(
    Optional<Path> executable,
    List<Path> libSearchPath,
    Optional<Path> libSearchRoot,
    Optional<Path> sysroot) {
  /** Copies the list. */
  public SearchOptions {
    libSearchPath = List.copyOf(libSearchPath);
  }

  /** Nothing but what the core itself says. */
  public static SearchOptions none() {
    return new SearchOptions(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }

  /** The same with a sysroot. */
  public SearchOptions withSysroot(Path folder) {
    return new SearchOptions(executable, libSearchPath, libSearchRoot, Optional.of(folder));
  }

  /** The same with an executable. */
  public SearchOptions withExecutable(Path file) {
    return new SearchOptions(Optional.of(file), libSearchPath, libSearchRoot, sysroot);
  }
}
