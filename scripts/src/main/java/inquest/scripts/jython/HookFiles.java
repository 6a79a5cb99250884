package inquest.scripts.jython;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** The hook files of a run: the user's own folder first, so that those named later go before. */
public final class HookFiles {
  private static final String ENDING = "*.py";

  private HookFiles() {}

  /**
   * Whether a file is in a folder of the user's own, of hooks or of investigations, which are
   * loaded unasked: an error in one must not keep the answer back.
   *
   * @param environment the environment variables
   */
  public static boolean isOwn(Path file, Map<String, String> environment) {
    Optional<Path> own = ownFolder(environment);
    return own.isPresent()
        && (own.get().equals(file.getParent())
            || own.get().resolveSibling("investigations").equals(file.getParent()));
  }

  /**
   * Files of {@code $XDG_CONFIG_HOME/inquest/hooks} (else {@code ~/.config/inquest/hooks}), then
   * those given; of a folder all {@code .py} files in the order of their names.
   *
   * @param given files and folders
   * @param own whether those of the user's own folder are wanted
   * @param environment the environment variables
   * @throws CannotLoad where one is not there, or a folder cannot be read
   */
  public static List<Path> find(List<Path> given, boolean own, Map<String, String> environment)
      throws CannotLoad {
    SequencedSet<Path> files = new LinkedHashSet<>();
    Optional<Path> folder = ownFolder(environment).filter(Files::isDirectory);
    if (own && folder.isPresent()) {
      files.addAll(inFolder(folder.get()));
    }
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path));
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        throw new CannotLoad(
            "--hooks "
                + path
                + (Files.exists(path) ? " is neither a file nor a folder" : " does not exist"));
      }
    }
    return List.copyOf(files);
  }

  /** Where a user keeps hooks for every run; empty where neither variable says. */
  private static Optional<Path> ownFolder(Map<String, String> environment) {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    try {
      // the specification of these folders has relative ones ignored
      if (config.startsWith("/")) {
        return Optional.of(Path.of(config, "inquest", "hooks"));
      }
      return home.isEmpty()
          ? Optional.empty()
          : Optional.of(Path.of(home, ".config", "inquest", "hooks"));
    } catch (InvalidPathException e) {
      return Optional.empty(); // such a folder cannot exist
    }
  }

  private static List<Path> inFolder(Path folder) throws CannotLoad {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, ENDING)) {
      entries.forEach(files::add);
    } catch (IOException e) {
      throw new CannotLoad("the hooks in " + folder + " cannot be read: " + e.getMessage());
    }
    files.sort(null);
    return files;
  }
}
