package inquest.engine.binaries;

import inquest.engine.binaries.debuginfod.Debuginfod;
import inquest.engine.binaries.debuginfod.DebuginfodKind;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Unreadable;
import inquest.engine.target.Module;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Finds the file with the debug information or the symbols of a module: the module's own file, a
 * separate one named by its build id or by {@code .gnu_debuglink} (gdb manual, "Debugging
 * Information in Separate Files"), or what a debuginfod server has.
 */
final class DebugFiles {
  private final BinaryFiles files;
  private final SearchPlaces places;
  private final Debuginfod debuginfod;

  DebugFiles(BinaryFiles files, SearchPlaces places, Debuginfod debuginfod) {
    this.files = files;
    this.places = places;
    this.debuginfod = debuginfod;
  }

  /** What a file is looked for. */
  enum Need {
    /** {@code .debug_info}. */
    DEBUG_INFO,
    /** {@code .symtab}. */
    SYMBOLS;

    boolean isIn(ElfFile elf) {
      return elf.sections().stream()
          .anyMatch(s -> s.type() != Section.NOBITS && s.size() > 0 && isIn(s));
    }

    private boolean isIn(Section section) {
      return switch (this) {
        case DEBUG_INFO ->
            section.name().equals(".debug_info") || section.name().equals(".zdebug_info");
        case SYMBOLS -> section.type() == Section.SYMTAB;
      };
    }
  }

  /**
   * The file; empty where there is none that belongs to the module. Servers are asked last, and
   * only where the module's own file does not have what is needed.
   */
  Optional<Binary> find(Module module, Optional<Binary> binary, Need need) {
    boolean own = binary.filter(b -> need.isIn(b.elf())).isPresent();
    if (own && need == Need.DEBUG_INFO) {
      return binary;
    }
    Optional<Binary> separate = separate(module, binary, need);
    if (separate.isPresent()) {
      return separate;
    }
    return own ? binary : fetched(module, binary, need);
  }

  private Optional<Binary> fetched(Module module, Optional<Binary> binary, Need need) {
    return module
        .buildId()
        .or(() -> binary.flatMap(b -> b.elf().buildId()))
        .flatMap(id -> debuginfod.find(id, DebuginfodKind.DEBUGINFO, module.fileName()))
        .flatMap(path ->
            files.open(path).filter(need::isIn).map(elf -> new Binary(path, elf, match(binary))));
  }

  private static Binary.Match match(Optional<Binary> binary) {
    return binary.map(Binary::match).orElse(Binary.Match.BUILD_ID);
  }

  private Optional<Binary> separate(Module module, Optional<Binary> binary, Need need) {
    Optional<Link> link = binary.flatMap(b -> link(b.elf()));
    Optional<String> id = module.buildId().or(() -> binary.flatMap(b -> b.elf().buildId()));
    for (Path path : candidates(id, binary, link)) {
      Optional<ElfFile> elf = files.open(path).filter(need::isIn);
      if (elf.isPresent() && belongs(elf.get(), id, link)) {
        return Optional.of(new Binary(path, elf.get(), match(binary)));
      }
    }
    return Optional.empty();
  }

  /**
   * What {@code .gnu_debuglink} says.
   *
   * @param name file name of the debug file
   * @param crc CRC-32 of its whole content
   */
  private record Link(String name, long crc) {}

  private List<Path> candidates(Optional<String> id, Optional<Binary> binary, Optional<Link> link) {
    List<Path> folders = new ArrayList<>(places.debugFolders());
    folders.addAll(places.libSearchPath());
    List<Path> paths = new ArrayList<>(SearchPlaces.byBuildId(folders, id, ".debug"));
    if (link.isPresent()) {
      paths.addAll(linked(link.get().name, binary.orElseThrow().path(), folders));
    }
    if (places.index().isPresent()) {
      FileIndex index = places.index().get();
      id.filter(i -> i.length() > 2)
          .map(i -> index.named(i.substring(2) + ".debug"))
          .ifPresent(paths::addAll);
      link.map(l -> index.named(l.name)).ifPresent(paths::addAll);
    }
    return paths;
  }

  private static List<Path> linked(String name, Path binary, List<Path> folders) {
    List<Path> paths = new ArrayList<>();
    Path beside = binary.toAbsolutePath().getParent();
    if (beside != null && SearchPlaces.path(name).isPresent()) {
      paths.add(beside.resolve(name));
      paths.add(beside.resolve(".debug").resolve(name));
      for (Path folder : folders) {
        paths.add(folder.resolve(beside.getRoot().relativize(beside)).resolve(name));
        paths.add(folder.resolve(name));
      }
    }
    return paths;
  }

  private static boolean belongs(ElfFile elf, Optional<String> wanted, Optional<Link> link) {
    Optional<String> id = elf.buildId();
    if (id.isPresent() && wanted.isPresent()) {
      return id.equals(wanted);
    }
    return link.isPresent() && crc(elf.bytes()) == link.get().crc;
  }

  private static Optional<Link> link(ElfFile elf) {
    Optional<Section> section = elf.section(".gnu_debuglink");
    try {
      return section.map(elf::content).map(DebugFiles::link);
    } catch (Unreadable e) {
      return Optional.empty(); // the file is damaged there: it is as if it had no link
    }
  }

  /** A file name, zeros up to a multiple of four, and the CRC. */
  private static Link link(Bytes content) {
    long crcAt = (content.indexOfZero(0) + 4) & -4L;
    return new Link(content.osText(0), content.u32(crcAt));
  }

  private static long crc(Bytes bytes) {
    CRC32 crc = new CRC32();
    long step = 1 << 24;
    for (long at = 0; at < bytes.length(); at += step) {
      crc.update(bytes.clipped(at, step).segment().asByteBuffer());
    }
    return crc.getValue();
  }
}
