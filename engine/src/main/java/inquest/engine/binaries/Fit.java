package inquest.engine.binaries;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Memory;
import inquest.engine.target.Mapping;
import inquest.engine.target.Module;
import java.util.Arrays;

/** Whether a file could be the one that was loaded, where no build id tells. */
final class Fit {
  private static final int HEADER_BYTES = 4096;

  private Fit() {}

  /**
   * Whether the file's segments, and nothing else of it, lie where the module's mappings are, and
   * the bytes of its first page that can be compared are equal.
   *
   * @param pageSize of the process: segments are mapped in whole pages
   */
  static boolean fits(Module module, ElfFile elf, Memory memory, long pageSize) {
    long bias = module.start() - elf.firstLoadAddress();
    for (Mapping mapping : module.mappings()) {
      if (mapping.path().isPresent() && !belongs(mapping, elf, bias, pageSize)) {
        return false;
      }
    }
    for (ProgramHeader header : elf.programHeaders()) {
      boolean mapped = header.type() == ProgramHeader.LOAD && header.filesz() > 0;
      if (mapped && !isMapped(header, module, bias, pageSize)) {
        return false;
      }
    }
    return sameHeaders(module, elf, memory);
  }

  private static boolean belongs(Mapping mapping, ElfFile elf, long bias, long page) {
    if (mapping.fileOffset() < 0 || mapping.fileOffset() >= elf.bytes().length()) {
      return false;
    }
    for (ProgramHeader header : elf.programHeaders()) {
      if (header.type() == ProgramHeader.LOAD
          && mapping.start() - mapping.fileOffset() == header.vaddr() + bias - header.offset()
          && mapping.fileOffset() >= (header.offset() & -page)
          && mapping.fileOffset() < header.offset() + header.filesz()) {
        return true;
      }
    }
    return false;
  }

  /** Whether mappings of the module start and end where the segment does. */
  private static boolean isMapped(ProgramHeader header, Module module, long bias, long page) {
    long start = (header.vaddr() + bias) & -page;
    long end = (header.vaddr() + bias + header.filesz() + page - 1) & -page;
    boolean starts = false;
    boolean ends = false;
    for (Mapping mapping : module.mappings()) {
      starts |= mapping.start() == start;
      ends |= mapping.end() == end;
    }
    return starts && ends;
  }

  /** Compares the first page, which holds the program headers, where the core has it. */
  private static boolean sameHeaders(Module module, ElfFile elf, Memory memory) {
    byte[] page = new byte[(int) Math.min(HEADER_BYTES, elf.bytes().length())];
    int had = memory.read(module.start(), page, 0, page.length);
    return Arrays.equals(page, 0, had, elf.bytes().copy(0, had), 0, had);
  }
}
