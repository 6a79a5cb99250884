package inquest.scripts.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks for programs as a shell does. */
final class Executables {
  private Executables() {}

  /** The first of some programs that stands in a folder of PATH. */
  static Optional<String> first(Map<String, String> environment, String... names) {
    for (String name : names) {
      for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
        if (isProgram(folder, name)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isProgram(String folder, String name) {
    try {
      return Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder).resolve(name));
    } catch (InvalidPathException e) {
      return false; // no folder can have that name
    }
  }
}
