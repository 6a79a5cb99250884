package inquest.engine.target;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ElfNote;
import inquest.engine.elf.NotElf;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An ELF file as the process's own memory shows it.
 *
 * @param path as recorded
 * @param start address of its first page
 * @param end first address after its last segment
 * @param bias what is added to the file's addresses
 * @param programHeaders from memory; empty where the first page was not saved
 * @param buildId from memory
 */
record LoadedImage(
    String path,
    long start,
    long end,
    long bias,
    List<ProgramHeader> programHeaders,
    Optional<String> buildId) {
  private static final int HEADER_BYTES = 1 << 16;
  private static final int MAX_NOTE_BYTES = 1 << 16;
  private static final int NT_GNU_BUILD_ID = 3;
  static final long PAGE = 4096;

  LoadedImage {
    programHeaders = List.copyOf(programHeaders);
  }

  /** Reads the ELF file whose first page is at an address; empty where there is none to be seen. */
  static Optional<LoadedImage> read(Memory memory, long start, String path) {
    byte[] page = new byte[(int) PAGE];
    int had = memory.read(start, page, 0, page.length);
    if (had < 64 || page[0] != 0x7f || page[1] != 'E' || page[2] != 'L' || page[3] != 'F') {
      return Optional.empty();
    }
    try {
      ElfFile elf = ElfFile.parse(Bytes.of(Arrays.copyOf(page, had)));
      if (elf.headersTruncated()) {
        page = new byte[HEADER_BYTES];
        had = memory.read(start, page, 0, page.length);
        elf = ElfFile.parse(Bytes.of(Arrays.copyOf(page, had)));
      }
      return elf.type() == ElfFile.CORE ? Optional.empty() : of(elf, memory, start, path);
    } catch (NotElf e) {
      return Optional.empty();
    }
  }

  private static Optional<LoadedImage> of(ElfFile elf, Memory memory, long start, String path) {
    long end = 0;
    for (ProgramHeader header : elf.programHeaders()) {
      long headerEnd = header.vaddr() + header.memsz();
      if (header.type() == ProgramHeader.LOAD && Long.compareUnsigned(headerEnd, end) > 0) {
        end = headerEnd;
      }
    }
    long bias = start - elf.firstLoadAddress();
    end = (end + bias + PAGE - 1) & -PAGE;
    if (Long.compareUnsigned(end, start) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new LoadedImage(path, start, end, bias, elf.programHeaders(), buildId(elf, memory, bias)));
  }

  private static Optional<String> buildId(ElfFile elf, Memory memory, long bias) {
    String[] id = new String[1];
    for (ProgramHeader header : elf.programHeaders()) {
      if (header.type() == ProgramHeader.NOTE && id[0] == null) {
        byte[] run = new byte[(int) Math.min(MAX_NOTE_BYTES, Math.max(0, header.filesz()))];
        int had = memory.read(bias + header.vaddr(), run, 0, run.length);
        ElfFile.eachNote(
            Bytes.of(Arrays.copyOf(run, had)),
            header.align(),
            note -> {
              id[0] = isBuildId(note) ? hex(note.description()) : null;
              return id[0] == null;
            });
      }
    }
    return Optional.ofNullable(id[0]);
  }

  private static boolean isBuildId(ElfNote note) {
    return note.type() == NT_GNU_BUILD_ID && note.name().equals("GNU") && note.whole();
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.copy(0, bytes.length()));
  }

  LoadedImage withPath(String name) {
    return new LoadedImage(name, start, end, bias, programHeaders, buildId);
  }

  /** Where its segments' bytes of the file belong, page by page. */
  List<CoreNotes.FileEntry> fileEntries() {
    List<CoreNotes.FileEntry> entries = new ArrayList<>();
    for (ProgramHeader header : programHeaders) {
      if (header.type() == ProgramHeader.LOAD && header.filesz() > 0) {
        long from = (header.vaddr() + bias) & -PAGE;
        long to = (header.vaddr() + header.filesz() + bias + PAGE - 1) & -PAGE;
        if (Long.compareUnsigned(from, to) < 0) {
          entries.add(
              new CoreNotes.FileEntry(from, to, header.offset() & -PAGE, Optional.of(path)));
        }
      }
    }
    return entries;
  }

  boolean contains(long address) {
    return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
  }

  /** {@code p_flags} of the load segment that an address lies in. */
  OptionalInt flagsAt(long address) {
    for (ProgramHeader header : programHeaders) {
      long from = (header.vaddr() + bias) & -PAGE;
      long to = (header.vaddr() + header.memsz() + bias + PAGE - 1) & -PAGE;
      if (header.type() == ProgramHeader.LOAD
          && Long.compareUnsigned(address, from) >= 0
          && Long.compareUnsigned(address, to) < 0) {
        return OptionalInt.of(header.flags());
      }
    }
    return OptionalInt.empty();
  }
}
