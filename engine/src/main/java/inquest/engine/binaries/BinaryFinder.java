package inquest.engine.binaries;

import inquest.engine.binaries.debuginfod.Debuginfod;
import inquest.engine.binaries.debuginfod.DebuginfodKind;
import inquest.engine.elf.ElfFile;
import inquest.engine.memory.Memory;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.Module;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries the places where a module's file may be, in order, and takes the first that matches. */
final class BinaryFinder {
  private final BinaryFiles files;
  private final Memory memory;
  private final Notes notes;
  private final MissingFiles missing;
  private final List<Place> places;
  private final Debuginfod debuginfod;
  private final long pageSize;

  /**
   * @param memory the process's own memory
   * @param missing is told of modules without a file
   * @param places in the order in which they are asked
   * @param debuginfod asked only when told to
   * @param pageSize of the process, in bytes
   */
  BinaryFinder(
      BinaryFiles files,
      Memory memory,
      Notes notes,
      MissingFiles missing,
      List<Place> places,
      Debuginfod debuginfod,
      long pageSize) {
    this.files = files;
    this.memory = memory;
    this.notes = notes;
    this.missing = missing;
    this.places = List.copyOf(places);
    this.debuginfod = debuginfod;
    this.pageSize = pageSize;
  }

  /** The file; a note says so where there is none, or where it is only inferred. */
  Optional<Binary> find(Module module) {
    if (module.path().equals(Module.VDSO)) {
      return Optional.empty(); // the vdso is in no file
    }
    List<Path> others = new ArrayList<>();
    Set<Path> tried = new HashSet<>();
    for (Place place : places) {
      for (Path path : place.candidates(module)) {
        if (!tried.add(path)) {
          continue;
        }
        Optional<ElfFile> elf = files.open(path);
        if (elf.isEmpty()) {
          continue;
        }
        Optional<Binary> binary = match(module, path, elf.get());
        if (binary.isPresent()) {
          return binary;
        }
        if (path.endsWith(module.fileName())) {
          others.add(path);
        }
      }
    }
    if (others.isEmpty()) {
      missing.add(module);
    } else {
      notes.add(another(module, others.getFirst()));
    }
    return Optional.empty();
  }

  /** The file of a module that this machine does not have, from a server. */
  Optional<Binary> fetch(Module module) {
    Optional<Binary> fetched =
        module
            .buildId()
            .flatMap(id -> debuginfod.find(id, DebuginfodKind.EXECUTABLE, module.fileName()))
            .flatMap(
                path -> files.open(path).map(elf -> new Binary(path, elf, Binary.Match.BUILD_ID)));
    if (fetched.isPresent()) {
      missing.remove(module);
    }
    return fetched;
  }

  private Optional<Binary> match(Module module, Path path, ElfFile elf) {
    if (module.buildId().isPresent()) {
      return elf.buildId().equals(module.buildId())
          ? Optional.of(new Binary(path, elf, Binary.Match.BUILD_ID))
          : Optional.empty();
    }
    if (!Fit.fits(module, elf, memory, pageSize)) {
      return Optional.empty();
    }
    notes.add(
        Note.warning(
            module.fileName(),
            "the core has no build id of it to compare: "
                + path
                + " is taken for it because its segments fit (inferred)"));
    return Optional.of(new Binary(path, elf, Binary.Match.INFERRED));
  }

  private static Note another(Module module, Path other) {
    String id = module.buildId().map(b -> " (build id " + b + ")").orElse("");
    return Note.warning(
        module.fileName(),
        other
            + " is another build than the one in the process"
            + id
            + " and was not used; pass --lib-search-root or --sysroot");
  }
}
