package inquest.engine.layout;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the layout file of an interpreter on this machine from its debug information: what {@code
 * inquest layout BINARY} prints, and what the shipped files were made with.
 */
public final class LayoutTool {
  private final List<Path> debugRoots;

  /**
   * @param debugRoots folders with {@code .build-id/xx/….debug} below them
   */
  public LayoutTool(List<Path> debugRoots) {
    this.debugRoots = List.copyOf(debugRoots);
  }

  /** Where distributions put debug information. */
  public static LayoutTool usual() {
    return new LayoutTool(List.of(Path.of("/usr/lib/debug")));
  }

  /**
   * The layout of an interpreter.
   *
   * @param binary the program or its {@code libpython}; extension modules are taken from the
   *     installation around it
   * @throws NotElf when it is not an ELF file
   * @throws Unreadable when it has no debug information, or its version cannot be told
   */
  public LayoutFile make(Path binary, Notes notes) throws IOException, NotElf {
    try (Arena arena = Arena.ofConfined()) {
      InterpreterFiles files = new InterpreterFiles(arena, debugRoots);
      List<InterpreterFiles.Binary> parts = new ArrayList<>();
      parts.add(files.open(binary));
      for (Path library : files.sharedLibraries(binary)) {
        parts.add(files.open(library));
      }
      List<VersionEvidence> evidence = new ArrayList<>();
      List<FlavourEvidence> flavours = new ArrayList<>();
      for (InterpreterFiles.Binary part : parts) {
        evidence.addAll(VersionEvidence.of(part.file(), part.path().toString()));
        flavours.addAll(FlavourEvidence.of(part.file(), part.path().toString()));
      }
      PythonVersion version =
          VersionEvidence.weigh(evidence, notes)
              .orElseThrow(
                  () -> Unreadable.implausible(0, "nothing in " + binary + " tells its version"));
      Flavour flavour = flavours.isEmpty() ? Flavour.DEFAULT : flavours.get(0).flavour();
      Path holder = parts.getLast().path();
      for (Path module : files.extensionModules(holder, version.series(), flavour)) {
        parts.add(files.open(module));
      }
      return read(files, parts, version, flavour, notes);
    }
  }

  private LayoutFile read(
      InterpreterFiles files,
      List<InterpreterFiles.Binary> parts,
      PythonVersion version,
      Flavour flavour,
      Notes notes)
      throws IOException, NotElf {
    LayoutMaker maker = new LayoutMaker();
    List<String> heading = new ArrayList<>();
    heading.add(
        "CPython "
            + version
            + ", "
            + flavour.word()
            + " build, "
            + parts
                .get(0)
                .file()
                .architecture()
                .map(a -> a.displayName())
                .orElse("unknown machine"));
    for (InterpreterFiles.Binary part : parts) {
      Optional<InterpreterFiles.Binary> debug = files.debugOf(part);
      if (debug.isEmpty()) {
        continue;
      }
      int before = maker.structs().structs().size();
      maker.add(
          debug.get().file(),
          files.supplementOf(debug.get(), notes).map(InterpreterFiles.Binary::file));
      if (maker.structs().structs().size() > before) {
        heading.add("from the debug information of " + describe(part));
      }
    }
    if (maker.structs().structs().isEmpty()) {
      throw Unreadable.implausible(
          0, "there is no debug information for " + parts.get(0).path().getFileName());
    }
    return new LayoutFile(heading, version, flavour, maker.structs());
  }

  private static String describe(InterpreterFiles.Binary part) {
    ElfFile file = part.file();
    return part.name() + file.buildId().map(id -> ", build id " + id).orElse("");
  }
}
