package inquest.engine.binaries;

import inquest.engine.binaries.debuginfod.DebuginfodOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a person says that the files of the process are.
 *
 * @param executable the executable of the process
 * @param libSearchPath folders that hold its files
 * @param libSearchRoot folder under which its files are, at any depth
 * @param sysroot folder under which its files have the paths that the process knew
 * @param debuginfod servers that are asked for files which this machine does not have
 */
public record SearchOptions(
    Optional<Path> executable,
    List<Path> libSearchPath,
    Optional<Path> libSearchRoot,
    Optional<Path> sysroot,
    DebuginfodOptions debuginfod) {
  /** Copies the list. */
  public SearchOptions {
    libSearchPath = List.copyOf(libSearchPath);
    Objects.requireNonNull(debuginfod);
  }

  /** The same without servers. */
  public SearchOptions(
      Optional<Path> executable,
      List<Path> libSearchPath,
      Optional<Path> libSearchRoot,
      Optional<Path> sysroot) {
    this(executable, libSearchPath, libSearchRoot, sysroot, DebuginfodOptions.none());
  }

  /** Nothing but what the core itself says. */
  public static SearchOptions none() {
    return new SearchOptions(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }

  /** The same with a sysroot. */
  public SearchOptions withSysroot(Path folder) {
    return new SearchOptions(
        executable, libSearchPath, libSearchRoot, Optional.of(folder), debuginfod);
  }

  /** The same with an executable. */
  public SearchOptions withExecutable(Path file) {
    return new SearchOptions(Optional.of(file), libSearchPath, libSearchRoot, sysroot, debuginfod);
  }

  /** The same with servers. */
  public SearchOptions withDebuginfod(DebuginfodOptions servers) {
    return new SearchOptions(executable, libSearchPath, libSearchRoot, sysroot, servers);
  }
}
