package inquest.engine.dwarf.entry;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Unreadable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sections of debug information of one file, each read when first asked for: a view of the
 * file, or inflated where it is compressed. A section that the file does not have is empty. Belongs
 * to one thread.
 */
public final class DebugSections {
  private static final Bytes EMPTY = Bytes.of(new byte[0]);

  private final ElfFile file;
  private final String suffix;
  private final Optional<DebugSections> whole;
  private final Map<DebugSection, Pages> read = new EnumMap<>(DebugSection.class);

  private DebugSections(ElfFile file, String suffix, Optional<DebugSections> whole) {
    this.file = file;
    this.suffix = suffix;
    this.whole = whole;
  }

  /** Those of a linked file, or of the file that was split off it for a debugger. */
  public static DebugSections of(ElfFile file) {
    return new DebugSections(file, "", Optional.empty());
  }

  /** Those of a .dwo or .dwp file. */
  public static DebugSections split(ElfFile file) {
    return new DebugSections(file, ".dwo", Optional.empty());
  }

  /**
   * The same file, of which one unit uses only a part of some sections.
   *
   * @param parts the parts; of a section that is not among them the whole is used
   */
  public DebugSections withParts(Map<DebugSection, Bytes> parts) {
    DebugSections cut = new DebugSections(file, suffix, Optional.of(this));
    parts.forEach((section, part) -> cut.read.put(section, new Pages(part)));
    return cut;
  }

  /** Whether the file has debug information with types or code in it. */
  public static boolean present(ElfFile file) {
    for (Section section : file.sections()) {
      if (section.type() != Section.NOBITS
          && section.size() > 0
          && (section.name().equals(".debug_info") || section.name().equals(".zdebug_info"))) {
        return true;
      }
    }
    return false;
  }

  /** The file. */
  public ElfFile file() {
    return file;
  }

  /**
   * The bytes of a section.
   *
   * @throws Unreadable when they are not in the file or cannot be inflated
   */
  public Pages get(DebugSection section) {
    Pages known = read.get(section);
    if (known == null) {
      known = whole.isPresent() ? whole.get().get(section) : new Pages(find(section));
      read.put(section, known);
    }
    return known;
  }

  private Bytes find(DebugSection wanted) {
    String name = wanted.plainName() + suffix;
    String plain = ".debug_" + name;
    String compressed = ".zdebug_" + name;
    for (Section section : file.sections()) {
      if (section.type() != Section.NOBITS
          && (section.name().equals(plain) || section.name().equals(compressed))) {
        return file.content(section);
      }
    }
    return EMPTY;
  }

  /**
   * The file name that {@code .gnu_debugaltlink} or {@code .debug_sup} (DWARF 5 section 7.3.6)
   * gives for the supplementary file that dwz made; empty where the file needs none.
   */
  public static Optional<String> supplementName(ElfFile file) {
    Optional<Section> link = file.section(".gnu_debugaltlink");
    if (link.isPresent()) {
      return Optional.of(file.content(link.get()).latin1(0));
    }
    Bytes sup = of(file).get(DebugSection.SUP).bytes();
    boolean refers = sup.length() > 4 && sup.u16(0) == 5 && sup.u8(2) == 0;
    return refers ? Optional.of(sup.latin1(3)) : Optional.empty();
  }

  /** Whether code can lie at address 0: only before linking, or where a segment says so. */
  boolean codeAtZero() {
    for (ProgramHeader header : file.programHeaders()) {
      if (header.type() == ProgramHeader.LOAD
          && header.vaddr() == 0
          && (header.flags() & ProgramHeader.EXECUTABLE) != 0
          && header.offset() != 0) {
        return true;
      }
    }
    return file.programHeaders().isEmpty();
  }
}
