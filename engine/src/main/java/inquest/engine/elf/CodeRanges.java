package inquest.engine.elf;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a file has code: its executable sections, or its executable segments where it has no
 * sections. Addresses are the file's own, unsigned.
 */
final class CodeRanges {
  private static final long ALLOC = 2;
  private static final long EXECINSTR = 4;

  private final long[] starts; // ascending
  private final long[] ends;

  private record Range(long start, long end) {}

  private CodeRanges(List<Range> ranges) {
    ranges.sort((a, b) -> Long.compareUnsigned(a.start, b.start));
    starts = new long[ranges.size()];
    ends = new long[ranges.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = ranges.get(i).start;
      ends[i] = ranges.get(i).end;
    }
  }

  /** Those of a file; sections count also where their bytes are in another file. */
  static CodeRanges of(ElfFile file) {
    List<Range> ranges = new ArrayList<>();
    for (Section section : file.sections()) {
      if ((section.flags() & ALLOC) != 0 && (section.flags() & EXECINSTR) != 0) {
        add(ranges, section.addr(), section.size());
      }
    }
    return ranges.isEmpty() ? of(file.programHeaders()) : new CodeRanges(ranges);
  }

  /** Those of a file of which only the program headers are known. */
  static CodeRanges of(List<ProgramHeader> headers) {
    List<Range> ranges = new ArrayList<>();
    for (ProgramHeader header : headers) {
      if (header.type() == ProgramHeader.LOAD && (header.flags() & ProgramHeader.EXECUTABLE) != 0) {
        add(ranges, header.vaddr(), header.memsz());
      }
    }
    return new CodeRanges(ranges);
  }

  private static void add(List<Range> ranges, long start, long size) {
    if (Long.compareUnsigned(start, start + size) < 0) {
      ranges.add(new Range(start, start + size));
    }
  }

  /** The lowest address; 0 where there is no code. */
  long start() {
    return starts.length == 0 ? 0 : starts[0];
  }

  /** The first address after the range that an address lies in; the address itself in none. */
  long endAt(long address) {
    int low = 0;
    int high = starts.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(starts[middle], address) <= 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && Long.compareUnsigned(address, ends[high]) < 0 ? ends[high] : address;
  }
}
