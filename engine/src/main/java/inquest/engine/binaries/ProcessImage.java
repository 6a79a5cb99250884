package inquest.engine.binaries;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.Module;
import inquest.engine.target.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A process with the files of this machine that belong to it. Files are looked for when they are
 * first needed. Safe to use from several threads until closed.
 */
public final class ProcessImage implements AutoCloseable {
  private final Target target;
  private final Memory memory;
  private final List<LoadedModule> modules;
  private final BinaryFiles files;
  private final Notes notes = new Notes();

  private ProcessImage(Target target, SearchOptions options) {
    this.target = target;
    files = new BinaryFiles();
    BinaryFinder finder = new BinaryFinder(files, target.memory(), notes, SearchPlaces.of(options));
    List<LoadedModule> loaded = new ArrayList<>();
    for (Module module : target.modules()) {
      loaded.add(new LoadedModule(module, finder, biasInMemory(target.memory(), module)));
    }
    modules = List.copyOf(loaded);
    memory = new OverlayMemory(target.memory(), modules, savesChangedPages(target));
  }

  /**
   * Joins a target with its files.
   *
   * @param target closed together with the image
   */
  public static ProcessImage of(Target target, SearchOptions options) {
    return new ProcessImage(target, options);
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
   * What was said so far of files that are missing, inferred or wrong: at most one note for each.
   */
  public List<Note> notes() {
    return notes.toList();
  }

  /** Closes the files and the target. */
  @Override
  public void close() {
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

  private static long biasInMemory(Memory memory, Module module) {
    byte[] page = new byte[4096];
    int had = memory.read(module.start(), page, 0, page.length);
    try {
      return module.start() - ElfFile.parse(Bytes.of(Arrays.copyOf(page, had))).firstLoadAddress();
    } catch (NotElf e) {
      return module.start();
    }
  }
}
