package inquest.engine.dwarf;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The sections of one file that describe types, inflated where they were compressed. A section that
 * the file does not have is empty.
 */
final class DebugSections {
  final byte[] info;
  final byte[] types;
  final byte[] abbrev;
  final byte[] str;
  final byte[] lineStr;
  final byte[] strOffsets;

  DebugSections(ElfFile file) {
    List<Section> sections = file.sections();
    info = read(file, sections, "info");
    types = read(file, sections, "types");
    abbrev = read(file, sections, "abbrev");
    str = read(file, sections, "str");
    lineStr = read(file, sections, "line_str");
    strOffsets = read(file, sections, "str_offsets");
  }

  /** Whether the file has debug information with types in it. */
  static boolean present(ElfFile file) {
    return file.sections().stream()
        .anyMatch(s ->
            s.type() != Section.NOBITS
                && s.size() > 0
                && (s.name().equals(".debug_info") || s.name().equals(".zdebug_info")));
  }

  /**
   * The file name that {@code .gnu_debugaltlink} gives for the supplementary file that dwz made;
   * empty where the file needs none.
   */
  static Optional<String> alternateName(ElfFile file) {
    return file.section(".gnu_debugaltlink").map(s -> file.content(s).latin1(0));
  }

  private static byte[] read(ElfFile file, List<Section> sections, String name) {
    Optional<Section> section =
        sections.stream()
            .filter(s -> s.name().equals(".debug_" + name) || s.name().equals(".zdebug_" + name))
            .filter(s -> s.type() != Section.NOBITS)
            .findFirst();
    if (section.isEmpty()) {
      return new byte[0];
    }
    Bytes content = file.content(section.get());
    if (content.length() > Integer.MAX_VALUE - 16) {
      throw new Unreadable(
          Absence.UNSUPPORTED, 0, "section " + section.get().name() + " is larger than 2 GB");
    }
    return content.copy(0, content.length());
  }

  /** The text at an offset of a string section, byte for byte. */
  static String text(byte[] section, long offset) {
    if (offset < 0 || offset >= section.length) {
      throw Unreadable.implausible(0, "a name lies outside its string section");
    }
    int from = (int) offset;
    int to = from;
    while (to < section.length && section[to] != 0) {
      to++;
    }
    return new String(section, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
