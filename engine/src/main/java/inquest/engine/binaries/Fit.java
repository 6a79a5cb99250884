package inquest.engine.binaries;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Memory;
import inquest.engine.target.Mapping;
import inquest.engine.target.Module;
import java.util.Arrays;

/** Whether a file could be the one that was loaded, where no build id tells. */
final class Fit {
  private static final long PAGE = 4096;

  private Fit() {}

  /**
   * Whether the mappings lie where the file's segments belong, and the bytes that can be compared
   * are equal.
   */
  static boolean fits(Module module, ElfFile elf, Memory memory) {
    long bias = module.start() - elf.firstLoadAddress();
    for (Mapping mapping : module.mappings()) {
      if (mapping.path().isPresent() && !fits(mapping, elf, bias)) {
        return false;
      }
    }
    return sameHeaders(module, elf, memory);
  }

  private static boolean fits(Mapping mapping, ElfFile elf, long bias) {
    long length = elf.bytes().length();
    if (mapping.fileOffset() < 0 || mapping.fileOffset() >= length) {
      return false;
    }
    for (ProgramHeader header : elf.programHeaders()) {
      if (header.type() == ProgramHeader.LOAD
          && mapping.start() - mapping.fileOffset() == header.vaddr() + bias - header.offset()
          && mapping.fileOffset() >= (header.offset() & -PAGE)
          && mapping.fileOffset() < header.offset() + header.filesz()) {
        return true;
      }
    }
    return false;
  }

  /** Compares the first page, which holds the program headers, where the core has it. */
  private static boolean sameHeaders(Module module, ElfFile elf, Memory memory) {
    byte[] page = new byte[(int) Math.min(PAGE, elf.bytes().length())];
    int had = memory.read(module.start(), page, 0, page.length);
    return Arrays.equals(page, 0, had, elf.bytes().copy(0, had), 0, had);
  }
}
