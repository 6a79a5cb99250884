package inquest.engine.binaries;

import inquest.engine.binaries.debuginfod.Debuginfod;
import inquest.engine.elf.ElfFile;
import inquest.engine.memory.Memory;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.Module;
import inquest.engine.target.Progress;
import inquest.engine.target.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process with the files of this machine that belong to it. Files are looked for when they are
 * first needed. Safe to use from several threads until closed.
 */
public final class ProcessImage implements AutoCloseable {
  private static final long AT_PAGESZ = 6;
  private static final long USUAL_PAGE = 4096;

  private final Target target;
  private final Memory memory;
  private final List<LoadedModule> modules;
  private final BinaryFiles files;
  private final Notes notes;
  private final MissingFiles missing;
  private final Optional<LoadedModule> executable;
  private final Debuginfod debuginfod;
  private final DebugFiles debugFiles;
  private final SupplementaryFiles supplementaryFiles;

  private ProcessImage(Target target, SearchOptions options, Progress progress) {
    this.target = target;
    notes = new Notes();
    missing = new MissingFiles();
    files = new BinaryFiles();
    debuginfod = new Debuginfod(options.debuginfod(), progress, notes);
    SearchPlaces places = SearchPlaces.of(options, target);
    long pageSize = target.auxiliaryVector().getOrDefault(AT_PAGESZ, USUAL_PAGE);
    BinaryFinder finder =
        new BinaryFinder(
            files, target.memory(), notes, missing, places.binaries(), debuginfod, pageSize);
    List<LoadedModule> loaded = new ArrayList<>();
    for (Module module : target.modules()) {
      loaded.add(new LoadedModule(module, finder, ModuleHeader.read(target.memory(), module)));
    }
    modules = List.copyOf(loaded);
    memory = new OverlayMemory(target.memory(), modules, savesChangedPages(target));
    executable = MainModule.find(modules, target.auxiliaryVector());
    debugFiles = new DebugFiles(files, places, debuginfod);
    supplementaryFiles = new SupplementaryFiles(files, places, debuginfod, notes);
    options.executable().flatMap(this::complaint).ifPresent(notes::add);
  }

  /**
   * Joins a target with its files.
   *
   * @param target closed together with the image
   */
  public static ProcessImage of(Target target, SearchOptions options) {
    return of(target, options, Progress.none());
  }

  /**
   * The same.
   *
   * @param progress is told how far a file has come that is fetched from a server
   */
  public static ProcessImage of(Target target, SearchOptions options, Progress progress) {
    return new ProcessImage(target, options, progress);
  }

  private ProcessImage(ProcessImage earlier, Target target) {
    this.target = target;
    files = earlier.files;
    debuginfod = earlier.debuginfod;
    modules = earlier.modules;
    memory = new OverlayMemory(target.memory(), modules, savesChangedPages(target));
    executable = earlier.executable;
    debugFiles = earlier.debugFiles;
    supplementaryFiles = earlier.supplementaryFiles;
    notes = earlier.notes;
    missing = earlier.missing;
  }

  /**
   * The same process at another moment, with the files that are open already; empty where it has
   * loaded other files since. The files are closed with this image.
   *
   * @param later another look at the process
   */
  public Optional<ProcessImage> at(Target later) {
    return later.modules().equals(target.modules())
        ? Optional.of(new ProcessImage(this, later))
        : Optional.empty();
  }

  /** The process itself. */
  public Target target() {
    return target;
  }

  /** Its memory, filled from its files where the core left out what was unchanged. */
  public Memory memory() {
    return memory;
  }

  /** Its modules in address order. */
  public List<LoadedModule> modules() {
    return modules;
  }

  /**
   * The program that was run; where it was run through the loader ({@code ld-linux… python}), the
   * program and not the loader.
   */
  public Optional<LoadedModule> executable() {
    return executable;
  }

  /** The module that an address lies in. */
  public Optional<LoadedModule> moduleAt(long address) {
    return modules.stream()
        .filter(m -> Long.compareUnsigned(address, m.module().start()) >= 0)
        .filter(m -> Long.compareUnsigned(address, m.module().end()) < 0)
        .findFirst();
  }

  /**
   * The file with a module's debug information: its own file, a separate one, or one that a
   * debuginfod server has, which may take long. Looks each time; files are opened and servers asked
   * once.
   */
  public Optional<Binary> debugFile(LoadedModule module) {
    return debugFiles.find(module.module(), module.binary(), DebugFiles.Need.DEBUG_INFO);
  }

  /**
   * The file with all symbols of a module ({@code .symtab}): a separate one, its own file, or,
   * where that was stripped, one that a debuginfod server has. Looks each time.
   */
  public Optional<Binary> symbolFile(LoadedModule module) {
    return debugFiles.find(module.module(), module.binary(), DebugFiles.Need.SYMBOLS);
  }

  /**
   * The file that dwz put into one what the debug information of several has in common; empty where
   * the debug information needs none, or, with a note, where it is not found.
   *
   * @param debugFile a file with debug information
   */
  public Optional<Binary> supplementaryFile(Binary debugFile) {
    return supplementaryFiles.find(debugFile);
  }

  /** An ELF file of this machine, opened once; empty where there is none that can be read. */
  public Optional<ElfFile> open(Path path) {
    return files.open(path);
  }

  /**
   * What was said so far of files that are missing, inferred or wrong: at most one note for each.
   */
  public List<Note> notes() {
    List<Note> all = new ArrayList<>(notes.toList());
    all.addAll(missing.notes());
    return all;
  }

  /** Closes the files and the target. */
  @Override
  public void close() {
    debuginfod.close();
    files.close();
    target.close();
  }

  /**
   * Whether the core was written with its changed private pages, as it is unless someone turned
   * that off in {@code coredump_filter}: then a page that is missing was never written to.
   */
  private static boolean savesChangedPages(Target target) {
    return target.threads().stream()
        .map(thread -> thread.registers().stackPointer())
        .anyMatch(sp -> sp.isPresent() && target.memory().readable(sp.getAsLong(), 8));
  }

  /** What is wrong with the executable that a person gave; empty when it is the process's. */
  private Optional<Note> complaint(Path given) {
    Optional<ElfFile> elf = files.open(given);
    if (elf.isEmpty()) {
      String what =
          BinaryFiles.isScript(given)
              ? " is a script and not the executable itself"
              : " is not an executable that can be read";
      return Optional.of(Note.warning("", given + what + ": it is not used"));
    }
    Optional<String> id = elf.get().buildId();
    boolean known =
        id.isPresent() && modules.stream().anyMatch(m -> m.module().buildId().equals(id));
    Optional<String> wanted = executable.flatMap(m -> m.module().buildId());
    if (known || wanted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Note.warning(
            "",
            given
                + " is not the executable of this process (build id "
                + id.orElse("none")
                + ", the process has "
                + wanted.get()
                + "): it is not used"));
  }
}
