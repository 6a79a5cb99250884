package inquest.engine.unwind;

import inquest.engine.elf.FunctionSymbol;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The function that an address lies in, and what says so.
 *
 * @param symbol the function; its addresses are those of the file
 * @param source where the symbol was found
 * @param file the file that has it; empty where it was read from the process's memory
 */
public record FoundSymbol(FunctionSymbol symbol, Source source, Optional<Path> file) {
  /** Where a symbol was found. */
  public enum Source {
    /** {@code .symtab} of a separate debug file. */
    DEBUG_FILE("the symbols of its debug file"),
    /** {@code .symtab} of the module's own file. */
    SYMTAB("the symbols of its file"),
    /** {@code .gnu_debugdata} of the module's own file. */
    MINI_DEBUG_INFO("the mini debug info of its file"),
    /** {@code .dynsym} of the module's own file: functions that are not exported have no name. */
    DYNSYM("the exported symbols of its file"),
    /** The same, from the process's memory. */
    DYNSYM_IN_MEMORY("the exported symbols in memory"),
    /** The file in memory that describes code made at run time. */
    JIT("the process's description of code that it made");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /** The source in words. */
    public String words() {
      return words;
    }
  }

  /** Refuses null parts. */
  public FoundSymbol {
    Objects.requireNonNull(symbol);
    Objects.requireNonNull(source);
    Objects.requireNonNull(file);
  }

  /** Its name as the table has it: mangled where the language does that. */
  public String name() {
    return symbol.name();
  }

  /** Its first address in the file. */
  public long start() {
    return symbol.start();
  }
}
