package inquest.engine.layout;

import inquest.engine.dwarf.TypeReader;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files that an interpreter on this machine consists of: the program, its {@code libpython} and
 * its extension modules, as they lie in a usual installation. Files stay mapped as long as the
 * arena lives.
 */
final class InterpreterFiles {
  /**
   * One file.
   *
   * @param path where it is
   * @param file its content
   */
  record Binary(Path path, ElfFile file) {
    String name() {
      return String.valueOf(path.getFileName());
    }
  }

  private final Arena arena;
  private final List<Path> debugRoots;

  /**
   * @param debugRoots folders with {@code .build-id/xx/….debug} below them
   */
  InterpreterFiles(Arena arena, List<Path> debugRoots) {
    this.arena = arena;
    this.debugRoots = List.copyOf(debugRoots);
  }

  Binary open(Path path) throws IOException, NotElf {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return new Binary(
          path,
          ElfFile.parse(
              Bytes.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena))));
    }
  }

  /** The file with the debug information of a binary: itself, or one found by its build id. */
  Optional<Binary> debugOf(Binary binary) throws IOException, NotElf {
    if (LayoutMaker.canRead(binary.file())) {
      return Optional.of(binary);
    }
    Optional<String> id = binary.file().buildId();
    if (id.isEmpty() || id.get().length() < 4) {
      return Optional.empty();
    }
    String below = ".build-id/" + id.get().substring(0, 2) + "/" + id.get().substring(2) + ".debug";
    for (Path root : debugRoots) {
      Path path = root.resolve(below);
      if (Files.isReadable(path)) {
        return Optional.of(open(path));
      }
    }
    return Optional.empty();
  }

  /** The file that dwz put shared types into, where the debug information refers to one. */
  Optional<Binary> supplementOf(Binary debug, Notes notes) throws IOException, NotElf {
    Optional<String> name = TypeReader.supplementName(debug.file());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Path path = debug.path().toRealPath().resolveSibling(name.get()).normalize();
    if (!Files.isReadable(path)) {
      notes.add(
          Note.warning(debug.name(), "its shared types are in " + name.get() + ", not found"));
      return Optional.empty();
    }
    return Optional.of(open(path));
  }

  /** {@code libpython} beside a program that is only a shell around it. */
  List<Path> sharedLibraries(Path program) throws IOException {
    return list(program.toRealPath().resolveSibling("../lib").normalize(), "libpython*.so.1.0");
  }

  /**
   * The extension modules of the installation that a program or library belongs to. Debian puts
   * those of several builds into one folder: taken are the ones whose names are of this flavour.
   */
  List<Path> extensionModules(Path binary, String series, Flavour flavour) throws IOException {
    Path lib = binary.toRealPath().resolveSibling("../lib").normalize();
    List<Path> all = new ArrayList<>();
    for (Path folder : folders(lib, series)) {
      all.addAll(list(folder.resolve("lib-dynload"), "*.so"));
    }
    List<Path> own =
        all.stream()
            .filter(path -> flavourOf(String.valueOf(path.getFileName())) == flavour)
            .toList();
    return own.isEmpty() ? all : own;
  }

  /** What {@code _queue.cpython-313td-x86_64-linux-gnu.so} or {@code _io_d.so} says. */
  static Flavour flavourOf(String module) {
    int tag = module.indexOf(".cpython-");
    if (tag < 0) {
      return FlavourEvidence.flavour(module.endsWith("_d.so"), false);
    }
    int dash = module.indexOf('-', tag + 9);
    String flags = module.substring(tag + 9, dash < 0 ? module.length() : dash);
    return FlavourEvidence.flavour(flags.indexOf('d') >= 0, flags.indexOf('t') >= 0);
  }

  private static List<Path> folders(Path lib, String series) throws IOException {
    return list(lib, "python" + series + "{,d,t,td,m,dm}");
  }

  private static List<Path> list(Path folder, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
        entries.forEach(found::add);
      }
      found.sort(Comparator.naturalOrder());
    }
    return found;
  }
}
