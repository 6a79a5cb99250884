package inquest.engine.binaries;

import inquest.engine.binaries.debuginfod.Debuginfod;
import inquest.engine.binaries.debuginfod.DebuginfodKind;
import inquest.engine.elf.ElfFile;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the file that dwz moved common debug information to: where the link says, by its build id
 * and name in the folders of debug files, beside the file with the link, or from a server.
 */
final class SupplementaryFiles {
  private final BinaryFiles files;
  private final SearchPlaces places;
  private final Debuginfod debuginfod;
  private final Notes notes;

  SupplementaryFiles(BinaryFiles files, SearchPlaces places, Debuginfod debuginfod, Notes notes) {
    this.files = files;
    this.places = places;
    this.debuginfod = debuginfod;
    this.notes = notes;
  }

  /** The file; a note says so where one is needed and not found. */
  Optional<Binary> find(Binary debug) {
    Optional<SupplementLink> link = SupplementLink.of(debug.elf());
    if (link.isEmpty()) {
      return Optional.empty();
    }
    for (Path path : candidates(debug.path(), link.get())) {
      Optional<ElfFile> elf = files.open(path).filter(link.get()::leadsTo);
      if (elf.isPresent()) {
        return Optional.of(new Binary(path, elf.get(), Binary.Match.BUILD_ID));
      }
    }
    Optional<Binary> fetched = fetched(link.get());
    if (fetched.isEmpty()) {
      notes.add(
          Note.warning(
              String.valueOf(debug.path().getFileName()),
              "a part of its debug information is in "
                  + link.get().name()
                  + " (build id "
                  + link.get().id()
                  + "), which was not found"));
    }
    return fetched;
  }

  private Optional<Binary> fetched(SupplementLink link) {
    String name = link.name().substring(link.name().lastIndexOf('/') + 1);
    return debuginfod
        .find(link.id(), DebuginfodKind.DEBUGINFO, name)
        .flatMap(path -> files.open(path).map(elf -> new Binary(path, elf, Binary.Match.BUILD_ID)));
  }

  private Set<Path> candidates(Path debug, SupplementLink link) {
    List<Path> folders = new ArrayList<>(places.debugFolders());
    folders.addAll(places.libSearchPath());
    Set<Path> paths = new LinkedHashSet<>();
    Optional<Path> name = SearchPlaces.path(link.name()).filter(n -> n.getFileName() != null);
    for (Path folder : List.of(folder(debug), folder(real(debug)))) {
      name.map(n -> folder.resolve(n).normalize()).ifPresent(paths::add);
      name.map(n -> folder.resolve(n.getFileName())).ifPresent(paths::add);
    }
    paths.addAll(SearchPlaces.byBuildId(folders, Optional.of(link.id()), ".debug"));
    paths.addAll(SearchPlaces.byBuildId(folders, Optional.of(link.id()), ""));
    for (Path folder : folders) {
      below(name, folder).ifPresent(paths::add);
      name.map(n -> folder.resolve(n.getFileName())).ifPresent(paths::add);
    }
    if (places.index().isPresent() && name.isPresent()) {
      FileIndex index = places.index().get();
      paths.addAll(index.named(name.get().getFileName().toString()));
      paths.addAll(index.named(link.id().substring(2) + ".debug"));
    }
    return paths;
  }

  /** {@code …/.dwz/NAME}, as distributions have it, in another folder of debug files. */
  private static Optional<Path> below(Optional<Path> name, Path folder) {
    for (int i = 0; name.isPresent() && i < name.get().getNameCount(); i++) {
      if (name.get().getName(i).toString().equals(".dwz")) {
        return Optional.of(folder.resolve(name.get().subpath(i, name.get().getNameCount())));
      }
    }
    return Optional.empty();
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file : parent;
  }

  /** Files in {@code .build-id} are often links to where a relative name starts. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
