package inquest.scripts.investigations;

import inquest.dsl.ast.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds investigations: those of hooks, those in folders of the user, the first folder first, then
 * those that come with Inquest. An earlier one hides later ones of its name.
 */
public final class Investigations {
  /** How the names of hook files end. */
  private static final String HOOKS = ".py";

  private final List<Path> folders;
  private final List<FileKind> kinds;
  private final List<Investigation> others;

  /**
   * @param folders of the user; those that do not exist hold nothing
   * @param kinds the files in them that are investigations
   * @param others those that hooks define, which go before all
   */
  public Investigations(List<Path> folders, List<FileKind> kinds, List<Investigation> others) {
    this.folders = List.copyOf(folders);
    this.kinds = List.copyOf(kinds);
    this.others = List.copyOf(others);
  }

  /**
   * The folder for a user's own: {@code inquest/investigations} in {@code XDG_CONFIG_HOME}, else in
   * {@code ~/.config}; empty where neither is known.
   */
  public static Optional<Path> ownFolder(Map<String, String> environment) {
    // relative ones are to be ignored (XDG Base Directory Specification)
    Optional<Path> config =
        Optional.of(environment.getOrDefault("XDG_CONFIG_HOME", ""))
            .filter(c -> c.startsWith("/"))
            .map(Path::of);
    Optional<Path> home =
        Optional.of(environment.getOrDefault("HOME", ""))
            .filter(h -> !h.isEmpty())
            .map(h -> Path.of(h, ".config"));
    return config.or(() -> home).map(c -> c.resolve("inquest").resolve("investigations"));
  }

  /** What there is, and files that could not be read. */
  public record Found(List<Investigation> all, List<String> problems) {
    /** Copies the lists. */
    public Found {
      all = List.copyOf(all);
      problems = List.copyOf(problems);
    }
  }

  /** All of them, those of the user first; one sentence for each file that could not be read. */
  public Found all() throws IOException {
    Map<String, Investigation> found = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    others.forEach(one -> found.putIfAbsent(one.name(), one));
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        try {
          Investigation one = read(file);
          found.putIfAbsent(one.name(), one);
        } catch (InvestigationFailed e) {
          problems.add(e.getMessage());
        } catch (IOException e) {
          problems.add(file + " cannot be read: " + e.getMessage());
        }
      }
    }
    for (Investigation one : BuiltinInvestigations.all()) {
      found.putIfAbsent(one.name(), one);
    }
    return new Found(List.copyOf(found.values()), problems);
  }

  /**
   * The investigation of a name. One with a slash or with the ending of an investigation's file is
   * a file.
   *
   * @throws InvestigationFailed where there is none
   * @throws IOException where its file cannot be read
   */
  public Investigation find(String name) throws InvestigationFailed, IOException {
    boolean isFile = name.contains("/") || kinds.stream().anyMatch(k -> name.endsWith(k.suffix()));
    if (name.endsWith(HOOKS)) {
      return ofHookFile(existing(Path.of(name)));
    }
    if (isFile) {
      return read(existing(Path.of(name)));
    }
    for (Investigation one : others) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    for (Path folder : folders) {
      for (FileKind kind : kinds) {
        Path file = folder.resolve(name + kind.suffix());
        if (Files.isRegularFile(file)) {
          return kind.read(file);
        }
      }
    }
    for (Investigation one : BuiltinInvestigations.all()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    throw unknown(name);
  }

  /**
   * Hook files in folders of investigations, by name: they are to be loaded where investigations
   * are looked for.
   *
   * @throws IOException where a folder cannot be read
   */
  public static List<Path> hookFiles(List<Path> folders) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(file -> file.toString().endsWith(HOOKS)).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }

  /** The one investigation that a hook file defines, which was loaded. */
  private Investigation ofHookFile(Path file) throws InvestigationFailed, IOException {
    List<Investigation> defined = new ArrayList<>();
    for (Investigation one : others) {
      if (one.file().isPresent() && Files.isSameFile(one.file().get(), file)) {
        defined.add(one);
      }
    }
    return switch (defined.size()) {
      case 0 -> throw new InvestigationFailed(file + " defines no investigation");
      case 1 -> defined.getFirst();
      default ->
          throw new InvestigationFailed(
              "%s defines %s; name one of them, with --hooks %s"
                  .formatted(
                      file,
                      String.join(", ", defined.stream().map(Investigation::name).toList()),
                      file));
    };
  }

  private static Path existing(Path file) throws InvestigationFailed {
    if (!Files.isRegularFile(file)) {
      throw new InvestigationFailed(
          file + (Files.exists(file) ? " is no file" : " does not exist"));
    }
    return file;
  }

  private InvestigationFailed unknown(String name) throws IOException {
    List<String> names = all().all().stream().map(Investigation::name).toList();
    return new InvestigationFailed(
        "there is no investigation '"
            + name
            + "'; "
            + Nearest.to(name, names)
                .map(n -> "did you mean " + n + "?")
                .orElse("inquest list shows them: " + String.join(", ", names)));
  }

  private Investigation read(Path file) throws IOException, InvestigationFailed {
    for (FileKind kind : kinds) {
      if (kind.covers(file)) {
        return kind.read(file);
      }
    }
    throw new InvestigationFailed(
        file
            + " is no investigation: its name should end with "
            + String.join(" or ", kinds.stream().map(FileKind::suffix).toList()));
  }

  private List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> Files.isRegularFile(f) && kinds.stream().anyMatch(k -> k.covers(f)))
          .sorted()
          .toList();
    }
  }
}
