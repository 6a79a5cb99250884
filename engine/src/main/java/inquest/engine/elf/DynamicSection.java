package inquest.engine.elf;

import inquest.engine.memory.Memory;
import java.util.List;

/**
 * The dynamic section of a loaded ELF file, read from memory each time it is asked (gABI, "Dynamic
 * Section").
 *
 * @param memory where the file is loaded
 * @param programHeaders of the file
 * @param bias what is added to the file's addresses
 */
public record DynamicSection(Memory memory, List<ProgramHeader> programHeaders, long bias) {
  /** {@code DT_HASH}. */
  public static final long HASH = 4;

  /** {@code DT_STRTAB}. */
  public static final long STRTAB = 5;

  /** {@code DT_SYMTAB}. */
  public static final long SYMTAB = 6;

  /** {@code DT_STRSZ}. */
  public static final long STRSZ = 10;

  /** {@code DT_SONAME}. */
  public static final long SONAME = 14;

  /** {@code DT_DEBUG}. */
  public static final long DEBUG = 21;

  /** {@code DT_GNU_HASH}. */
  public static final long GNU_HASH = 0x6ffffef5L;

  private static final int MAX_ENTRIES = 512;

  /** Copies the list. */
  public DynamicSection {
    programHeaders = List.copyOf(programHeaders);
  }

  /**
   * What a tag has for a value; 0 where there is no such tag.
   *
   * @throws inquest.engine.note.Unreadable where the section cannot be read up to the tag
   */
  public long value(long tag) {
    for (ProgramHeader header : programHeaders) {
      if (header.type() == ProgramHeader.DYNAMIC) {
        long at = header.vaddr() + bias;
        for (int i = 0; i < MAX_ENTRIES; i++, at += 16) {
          long found = memory.i64(at);
          if (found == tag) {
            return memory.i64(at + 8);
          }
          if (found == 0) {
            break;
          }
        }
      }
    }
    return 0;
  }

  /**
   * The address in memory that a tag gives; 0 where there is no such tag. glibc's loader adds the
   * bias in place, others do not: a value below the file's first page is taken to lack it.
   *
   * @throws inquest.engine.note.Unreadable where the section cannot be read up to the tag
   */
  public long address(long tag) {
    long value = value(tag);
    return value != 0 && Long.compareUnsigned(value, start()) < 0 ? value + bias : value;
  }

  private long start() {
    long lowest = -1;
    for (ProgramHeader header : programHeaders) {
      long page = header.vaddr() & -4096L;
      if (header.type() == ProgramHeader.LOAD && Long.compareUnsigned(page, lowest) < 0) {
        lowest = page;
      }
    }
    return lowest + bias;
  }
}
