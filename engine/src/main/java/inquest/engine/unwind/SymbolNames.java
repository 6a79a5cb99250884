package inquest.engine.unwind;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.elf.SymbolIndex;
import inquest.engine.elf.SymbolTable;
import inquest.engine.note.Decoded;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names the functions of a process. A module's tables are looked for and indexed when its first
 * address is asked for: that may take long where a debuginfod server has them. Safe to use from
 * several threads until the image is closed.
 */
public final class SymbolNames {
  private final ProcessImage image;
  private final Notes notes = new Notes();
  private final Map<LoadedModule, ModuleSymbols> modules = new HashMap<>(); // guarded by this

  /**
   * Looks for nothing yet.
   *
   * @param image the process with its files
   */
  public SymbolNames(ProcessImage image) {
    this.image = image;
  }

  /**
   * The function at an address of a module's file, from the first of these that has one: {@code
   * .symtab} of its debug file, {@code .symtab}, mini debug info and {@code .dynsym} of its own
   * file, and {@code .dynsym} in the process's memory.
   *
   * @param fileAddress the address in the process less {@link LoadedModule#loadBias}
   */
  public Optional<FoundSymbol> at(LoadedModule module, long fileAddress) {
    ModuleSymbols symbols;
    synchronized (this) {
      symbols = modules.computeIfAbsent(module, m -> new ModuleSymbols(image, m, notes));
    }
    return symbols.at(fileAddress);
  }

  /**
   * The function at an address of code made at run time, from the file in memory that describes it.
   *
   * @param address the address in the process, which that file counts by
   */
  public Optional<FoundSymbol> at(JitCode code, long address) {
    Decoded<Optional<FoundSymbol>> found =
        Decoded.of(
            "code made at run time",
            () ->
                SymbolTable.symtab(code.elf())
                    .flatMap(table -> SymbolIndex.of(List.of(table)).at(address))
                    .map(s -> new FoundSymbol(s, FoundSymbol.Source.JIT, Optional.empty())));
    notes.addAll(found.notes());
    return found.toOptional().flatMap(symbol -> symbol);
  }

  /** The function at an address of the process; empty outside of its modules. */
  public Optional<FoundSymbol> at(long address) {
    return image.moduleAt(address).flatMap(m -> at(m, address - m.loadBias()));
  }

  /** What could not be read so far. */
  public List<Note> notes() {
    return notes.toList();
  }
}
