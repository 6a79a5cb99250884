package inquest.engine.unwind;

import inquest.engine.elf.ElfFile;
import java.util.Objects;

/**
 * Code made at run time, as the process describes it to debuggers (GDB manual, "JIT Compilation
 * Interface").
 *
 * @param start its first address
 * @param end the first address after it
 * @param elf the file in memory that describes it, with its symbols at their final addresses
 */
public record JitCode(long start, long end, ElfFile elf) {
  /** Refuses null. */
  public JitCode {
    Objects.requireNonNull(elf);
  }
}
