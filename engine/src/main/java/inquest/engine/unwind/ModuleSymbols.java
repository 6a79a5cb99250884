package inquest.engine.unwind;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.FunctionSymbol;
import inquest.engine.elf.SymbolIndex;
import inquest.engine.elf.SymbolTable;
import inquest.engine.note.Decoded;
import inquest.engine.note.Notes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The symbols of one module, each source indexed when those before it had no answer. */
final class ModuleSymbols {
  private final ProcessImage image;
  private final LoadedModule module;
  private final Notes notes;
  private Optional<Indexed> separate; // null until looked for; guarded by this, as the others
  private Optional<Indexed> own;
  private Optional<Indexed> memory;

  private record Indexed(SymbolIndex index, Optional<Path> file, boolean debugFile) {
    Optional<FoundSymbol> at(long address) {
      return index.at(address).map(symbol -> new FoundSymbol(symbol, source(symbol), file));
    }

    private FoundSymbol.Source source(FunctionSymbol symbol) {
      return switch (symbol.table()) {
        case SYMTAB -> debugFile ? FoundSymbol.Source.DEBUG_FILE : FoundSymbol.Source.SYMTAB;
        case MINI_DEBUG_INFO -> FoundSymbol.Source.MINI_DEBUG_INFO;
        case DYNSYM -> FoundSymbol.Source.DYNSYM;
        case DYNSYM_IN_MEMORY -> FoundSymbol.Source.DYNSYM_IN_MEMORY;
      };
    }
  }

  ModuleSymbols(ProcessImage image, LoadedModule module, Notes notes) {
    this.image = image;
    this.module = module;
    this.notes = notes;
  }

  /** The function at an address of the file. */
  synchronized Optional<FoundSymbol> at(long address) {
    if (separate == null) {
      separate = separate();
    }
    Optional<FoundSymbol> found = separate.flatMap(s -> s.at(address));
    if (found.isPresent()) {
      return found;
    }
    if (own == null || own.isEmpty()) { // its file may have been fetched since
      own = module.binary().map(this::own);
    }
    found = own.flatMap(s -> s.at(address));
    if (found.isPresent()) {
      return found;
    }
    if (memory == null) {
      memory = inMemory();
    }
    return memory.flatMap(s -> s.at(address));
  }

  /** {@code .symtab} of another file than the module's own. */
  private Optional<Indexed> separate() {
    Optional<Path> ownPath = module.binary().map(Binary::path);
    return image
        .symbolFile(module)
        .filter(debug -> !ownPath.equals(Optional.of(debug.path())))
        .flatMap(debug ->
            SymbolTable.symtab(debug.elf())
                .map(table ->
                    new Indexed(SymbolIndex.of(List.of(table)), Optional.of(debug.path()), true)));
  }

  /** One index of all its tables, for one says where the functions of another end. */
  private Indexed own(Binary binary) {
    ElfFile elf = binary.elf();
    List<SymbolTable> tables = new ArrayList<>();
    SymbolTable.symtab(elf).ifPresent(tables::add);
    if (tables.isEmpty()) {
      mini(elf).ifPresent(tables::add);
    }
    SymbolTable.dynsym(elf).ifPresent(tables::add);
    return new Indexed(SymbolIndex.of(tables), Optional.of(binary.path()), false);
  }

  private Optional<SymbolTable> mini(ElfFile elf) {
    Decoded<Optional<SymbolTable>> unpacked =
        Decoded.of(module.module().fileName(), () -> SymbolTable.miniDebugInfo(elf));
    notes.addAll(unpacked.notes());
    return unpacked.toOptional().flatMap(table -> table);
  }

  /** The process's own copy: where there is a file it says the same. */
  private Optional<Indexed> inMemory() {
    if (module.binary().isPresent()) {
      return Optional.empty();
    }
    return SymbolTable.inMemory(image.target().memory(), module.programHeaders(), module.loadBias())
        .map(table -> new Indexed(SymbolIndex.of(List.of(table)), Optional.empty(), false));
  }
}
