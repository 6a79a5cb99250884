package inquest.engine.binaries;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.target.Module;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the first page of a module says, as the process had it.
 *
 * @param bias what is added to the file's addresses
 * @param fixed whether it could be loaded at one place only: an executable that is not PIE
 * @param interpreted whether it names a loader, as executables do, and some libraries
 * @param programHeaders those that lie in its first page
 */
record ModuleHeader(
    long bias, boolean fixed, boolean interpreted, List<ProgramHeader> programHeaders) {
  private static final int PAGE = 4096;

  /** Reads it; empty where the page was not saved. */
  static Optional<ModuleHeader> read(Memory memory, Module module) {
    byte[] page = new byte[PAGE];
    int had = memory.read(module.start(), page, 0, page.length);
    try {
      ElfFile elf = ElfFile.parse(Bytes.of(Arrays.copyOf(page, had)));
      return Optional.of(
          new ModuleHeader(
              module.start() - elf.firstLoadAddress(),
              elf.type() == ElfFile.EXEC,
              elf.programHeaders().stream().anyMatch(h -> h.type() == ProgramHeader.INTERP),
              elf.programHeaders()));
    } catch (NotElf e) {
      return Optional.empty();
    }
  }
}
