package inquest.engine.binaries;

import inquest.engine.target.Module;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places to search, from what a person said and what the core says. */
final class SearchPlaces {
  private SearchPlaces() {}

  /** In the order in which they are asked. */
  static List<Place> of(SearchOptions options) {
    List<Place> places = new ArrayList<>();
    options.executable().ifPresent(file -> places.add(module -> List.of(file)));
    places.add(module -> inFolders(options.libSearchPath(), module));
    options.sysroot().ifPresent(root -> places.add(module -> under(root, module)));
    places.add(module -> path(module.filePath()).stream().toList());
    options.libSearchRoot().map(FileIndex::new).ifPresent(places::add);
    return places;
  }

  private static List<Path> inFolders(List<Path> folders, Module module) {
    return path(module.fileName()).stream()
        .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
        .toList();
  }

  private static List<Path> under(Path root, Module module) {
    return path(module.filePath()).stream()
        .map(p -> root.resolve(p.isAbsolute() ? p.getRoot().relativize(p) : p))
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
