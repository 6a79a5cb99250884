package inquest.engine.binaries;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Unreadable;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a file with debug information says of its supplementary file: {@code .gnu_debugaltlink} (gdb
 * manual, "Debugging Information in Separate Files"), or {@code .debug_sup} (DWARF 5, section
 * 7.3.6).
 *
 * @param name path of the file as dwz was told it: absolute, or relative to the folder of the file
 *     with the link
 * @param id its build id, or what its own {@code .debug_sup} has: lower-case hex
 */
record SupplementLink(String name, String id) {
  private static final int MOST_ID_BYTES = 64;

  /** The link; empty where there is none or it is damaged. */
  static Optional<SupplementLink> of(ElfFile elf) {
    try {
      Optional<Section> section = elf.section(".gnu_debugaltlink");
      if (section.isPresent()) {
        return Optional.of(altlink(elf.content(section.get())));
      }
      return sup(elf, 0);
    } catch (Unreadable e) {
      return Optional.empty(); // the file is damaged there: it is as if it had no link
    }
  }

  /** Whether a file is the one that is meant. */
  boolean leadsTo(ElfFile elf) {
    if (elf.buildId().equals(Optional.of(id))) {
      return true;
    }
    try {
      return sup(elf, 1).filter(own -> own.id.equals(id)).isPresent();
    } catch (Unreadable e) {
      return false;
    }
  }

  private static SupplementLink altlink(Bytes content) {
    long idAt = content.indexOfZero(0) + 1;
    return new SupplementLink(content.osText(0), hex(content, idAt, content.length() - idAt));
  }

  /**
   * Version, whether it is the supplementary file itself, its name, and the length and bytes of
   * what identifies it.
   */
  private static Optional<SupplementLink> sup(ElfFile elf, int isSupplementary) {
    Optional<Section> section = elf.section(".debug_sup");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Bytes content = elf.content(section.get());
    if (content.u8(2) != isSupplementary) {
      return Optional.empty();
    }
    long lengthAt = 3 + content.slice(3, content.length() - 3).indexOfZero(0) + 1;
    int length = content.u8(lengthAt); // of one byte, as no identification has 128
    return Optional.of(new SupplementLink(content.osText(3), hex(content, lengthAt + 1, length)));
  }

  private static String hex(Bytes content, long at, long length) {
    if (length < 1 || length > MOST_ID_BYTES) {
      throw Unreadable.implausible(0, "a supplementary file of " + length + " bytes of build id");
    }
    return HexFormat.of().formatHex(content.copy(at, length));
  }
}
