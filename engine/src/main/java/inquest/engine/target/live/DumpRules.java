package inquest.engine.target.live;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Which memory a core holds: the kernel's own rules ({@code vma_dump_size} in fs/coredump.c) for
 * the process's {@code coredump_filter} (core(5)). The kernel's two bits for persistent memory are
 * not told apart from those of other files: nothing in {@code /proc} says which mapping is such.
 */
final class DumpRules {
  /** What the kernel sets at boot. */
  private static final int USUAL = 0x33;

  private static final int ANONYMOUS_PRIVATE = 1;
  private static final int ANONYMOUS_SHARED = 1 << 1;
  private static final int MAPPED_PRIVATE = 1 << 2;
  private static final int MAPPED_SHARED = 1 << 3;
  private static final int ELF_HEADERS = 1 << 4;
  private static final int HUGE_PRIVATE = 1 << 5;
  private static final int HUGE_SHARED = 1 << 6;

  private static final String VDSO = "[vdso]";
  private static final String DELETED = " (deleted)";

  private final int filter;
  private final long pageSize;

  /**
   * @param filter the bits of {@code coredump_filter}
   * @param pageSize of the kernel, in bytes
   */
  DumpRules(int filter, long pageSize) {
    this.filter = filter;
    this.pageSize = pageSize;
  }

  /** The rules of a process. */
  static DumpRules of(ProcFolder proc, long pageSize) {
    OptionalLong bits =
        proc.text("coredump_filter")
            .map(text -> ProcFolder.hex(text.strip()))
            .orElse(OptionalLong.empty());
    return new DumpRules((int) bits.orElse(USUAL), pageSize);
  }

  /**
   * How many bytes of a mapping are saved, from its start.
   *
   * @param elf whether an ELF file's first bytes lie at an address
   */
  long saved(ProcessMaps.Line line, SmapsFile.Facts facts, LongPredicate elf) {
    long whole = line.mapping().end() - line.mapping().start();
    if (line.name().equals(VDSO)) {
      return whole; // it is of the kernel, and debuggers have no other source for it
    }
    if (facts.doNotDump()) {
      return 0;
    }
    if (facts.huge()) {
      return has(line.shared() ? HUGE_SHARED : HUGE_PRIVATE) ? whole : 0;
    }
    if (facts.device()) {
      return 0;
    }
    boolean file = line.mapping().path().isPresent();
    if (line.shared()) {
      boolean nameless = !file || line.name().endsWith(DELETED);
      return has(nameless ? ANONYMOUS_SHARED : MAPPED_SHARED) ? whole : 0;
    }
    if ((facts.written() && has(ANONYMOUS_PRIVATE)) || (file && has(MAPPED_PRIVATE))) {
      return whole;
    }
    boolean first = file && line.mapping().fileOffset() == 0 && line.mapping().readable();
    return first && has(ELF_HEADERS) && elf.test(line.mapping().start())
        ? Math.min(whole, pageSize)
        : 0;
  }

  private boolean has(int bit) {
    return (filter & bit) != 0;
  }
}
