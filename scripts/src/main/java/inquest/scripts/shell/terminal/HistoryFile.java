package inquest.scripts.shell.terminal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file that remembers lines: queries may hold secrets, so that only its owner may read it. */
public final class HistoryFile {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNERS_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private HistoryFile() {}

  /**
   * Where it lies by the XDG Base Directory Specification; empty where there is no home folder.
   *
   * @param environment the environment variables
   */
  public static Optional<Path> place(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (state.startsWith("/")) {
      return Optional.of(Path.of(state, "inquest", "history"));
    }
    return home.startsWith("/")
        ? Optional.of(Path.of(home, ".local", "state", "inquest", "history"))
        : Optional.empty();
  }

  /** Makes it where it is not there yet, and keeps others from reading it. */
  static void prepare(Path file) throws IOException {
    Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
    } catch (FileAlreadyExistsException e) {
      if (!Files.getPosixFilePermissions(file).equals(OWNER)) {
        Files.setPosixFilePermissions(file, OWNER);
      }
    }
  }
}
