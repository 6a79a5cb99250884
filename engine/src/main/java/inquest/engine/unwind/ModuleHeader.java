package inquest.engine.unwind;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.NotElf;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The first page of a module as the process had it, or as its file has it where the page was not
 * saved.
 *
 * @param elf the headers
 * @param bias what is added to the file's addresses
 */
record ModuleHeader(ElfFile elf, long bias) {
  private static final int PAGE = 4096;

  /** Reads it; empty where neither is there. */
  static Optional<ModuleHeader> read(Memory memory, LoadedModule module) {
    byte[] page = new byte[PAGE];
    long start = module.module().start();
    int had = memory.read(start, page, 0, page.length);
    try {
      ElfFile elf = ElfFile.parse(Bytes.of(Arrays.copyOf(page, had)));
      return Optional.of(new ModuleHeader(elf, start - elf.firstLoadAddress()));
    } catch (NotElf e) {
      return Optional.empty();
    }
  }

  /** Where a segment of a type is in the process; the first where there are several. */
  OptionalLong segment(int type) {
    for (ProgramHeader header : elf.programHeaders()) {
      if (header.type() == type) {
        return OptionalLong.of(bias + header.vaddr());
      }
    }
    return OptionalLong.empty();
  }

  /** Where the program or the loader starts; empty where the file names no such place. */
  OptionalLong entry() {
    return elf.entry() == 0 ? OptionalLong.empty() : OptionalLong.of(bias + elf.entry());
  }
}
