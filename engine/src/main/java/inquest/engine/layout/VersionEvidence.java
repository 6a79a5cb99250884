package inquest.engine.layout;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.elf.Section;
import inquest.engine.elf.Symbol;
import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What speaks for which version of CPython a file or a process is.
 *
 * @param version the version, without a micro number where the evidence has none
 * @param from what says so
 * @param detail where, in words for a note
 */
public record VersionEvidence(PythonVersion version, From from, String detail) {
  /** Kinds of evidence, the most trustworthy first. */
  public enum From {
    /** The word {@code Py_Version} (3.11 and later). */
    PY_VERSION,
    /** {@code _Py_DebugOffsets.version} (3.13 and later). */
    DEBUG_OFFSETS,
    /** The text that {@code Py_GetVersion} starts with, in read-only data. */
    VERSION_TEXT,
    /** The name of a file: {@code libpython3.11.so.1.0}, {@code python3.11}. */
    FILE_NAME
  }

  private static final long MOST_BYTES = 64L << 20;

  /**
   * Evidence in a file.
   *
   * @param fileName its name, or its whole path
   */
  public static List<VersionEvidence> of(ElfFile file, String fileName) {
    List<VersionEvidence> found = new ArrayList<>();
    pyVersion(file).ifPresent(found::add);
    Optional<VersionEvidence> named = ofFileName(fileName);
    texts(file, named.map(VersionEvidence::version)).ifPresent(found::add);
    named.ifPresent(found::add);
    return found;
  }

  /** What a file's name says: the last part of its path. */
  public static Optional<VersionEvidence> ofFileName(String fileName) {
    String name = fileName.substring(fileName.lastIndexOf('/') + 1);
    int at = name.indexOf("python");
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + 6;
    int to = from;
    while (to < name.length() && (isDigit(name.charAt(to)) || name.charAt(to) == '.')) {
      to++;
    }
    while (to > from && name.charAt(to - 1) == '.') {
      to--;
    }
    String text = name.substring(from, to);
    return PythonVersion.parse(text)
        .map(v -> new VersionEvidence(v, From.FILE_NAME, "the file name " + name));
  }

  /** What the word at the address of {@code Py_Version} says. */
  public static Optional<VersionEvidence> ofPyVersion(Memory memory, long address) {
    try {
      return ofHex(memory.u32(address));
    } catch (Unreadable e) {
      return Optional.empty(); // one witness fewer; the others are asked
    }
  }

  private static Optional<VersionEvidence> ofHex(long hex) {
    PythonVersion version = PythonVersion.ofHex(hex);
    return Series.plausible(version)
        ? Optional.of(new VersionEvidence(version, From.PY_VERSION, "Py_Version"))
        : Optional.empty();
  }

  private static Optional<VersionEvidence> pyVersion(ElfFile file) {
    Symbol symbol = file.symbols().findExported(List.of("Py_Version")).get("Py_Version");
    if (symbol == null) {
      return Optional.empty();
    }
    long address = symbol.value();
    for (ProgramHeader header : file.programHeaders()) {
      long into = address - header.vaddr();
      if (header.type() == ProgramHeader.LOAD && into >= 0 && into + 4 <= header.filesz()) {
        Bytes content = file.content(header);
        return into + 4 <= content.length() ? ofHex(content.u32(into)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<VersionEvidence> texts(ElfFile file, Optional<PythonVersion> named) {
    for (Section section : file.sections()) {
      if (section.name().equals(".rodata") && section.type() != Section.NOBITS) {
        Bytes content = file.bytes().clipped(section.offset(), section.size());
        return inText(content.copy(0, Math.min(content.length(), MOST_BYTES)), named);
      }
    }
    return Optional.empty();
  }

  /**
   * The version text in read-only data, of a file or of a process's memory. Linkers fold texts that
   * end alike, so that "3.11.7" may be the end of "/opt/python/3.11.7"; and other libraries have
   * version texts too. So it must belong to the series that "python3.11" names, in the same data or
   * in the file's name.
   *
   * @param data the bytes
   * @param named the version that a file's name gives
   */
  public static Optional<VersionEvidence> inText(byte[] data, Optional<PythonVersion> named) {
    Set<PythonVersion> versions = new LinkedHashSet<>();
    Set<String> series = new LinkedHashSet<>();
    named.ifPresent(v -> series.add(v.series()));
    scan(data, versions, series);
    List<PythonVersion> fitting =
        versions.stream()
            .filter(v -> Series.plausible(v) && series.contains(v.series()))
            .distinct()
            .toList();
    return fitting.size() == 1
        ? Optional.of(new VersionEvidence(fitting.get(0), From.VERSION_TEXT, "its version text"))
        : Optional.empty();
  }

  private static void scan(byte[] data, Set<PythonVersion> versions, Set<String> series) {
    for (int at = 0; at < data.length - 4; at++) {
      if ((data[at] == '2' || data[at] == '3') && data[at + 1] == '.' && isDigit(data[at + 2])) {
        boolean starts = at == 0 || !(isDigit(data[at - 1]) || data[at - 1] == '.');
        int end = at;
        while (end < data.length && end - at < 16 && data[end] > ' ' && data[end] < 0x7f) {
          end++;
        }
        String text = new String(data, at, end - at, java.nio.charset.StandardCharsets.US_ASCII);
        if (starts && end < data.length && data[end] == 0) {
          PythonVersion.parse(text).filter(v -> v.micro() >= 0).ifPresent(versions::add);
        }
        if (at >= 6 && data[at - 6] == 'p' && data[at - 1] == 'n') {
          seriesOf(text).ifPresent(series::add);
        }
      }
    }
  }

  /** "3.11" of "3.11", "3.11/site-packages" or "3.11d". */
  private static Optional<String> seriesOf(String text) {
    int end = 2;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == 2 ? Optional.empty() : Optional.of(text.substring(0, end));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /**
   * The version that the evidence speaks for: the most trustworthy witness's, with the micro number
   * of the next who knows one. Witnesses who say otherwise are reported.
   */
  public static Optional<PythonVersion> weigh(List<VersionEvidence> evidence, Notes notes) {
    List<VersionEvidence> sorted =
        evidence.stream().sorted(Comparator.comparing(VersionEvidence::from)).toList();
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    VersionEvidence best = sorted.get(0);
    PythonVersion version =
        sorted.stream()
            .map(VersionEvidence::version)
            .filter(v -> v.micro() >= 0 && v.series().equals(best.version().series()))
            .findFirst()
            .orElse(best.version());
    Map<PythonVersion, String> others = new LinkedHashMap<>();
    for (VersionEvidence witness : sorted) {
      PythonVersion said = witness.version();
      boolean agrees =
          said.micro() < 0 ? said.series().equals(version.series()) : said.equals(version);
      if (!agrees) {
        others.putIfAbsent(said, witness.detail());
      }
    }
    if (!others.isEmpty()) {
      notes.add(
          Note.warning(
              "Python version",
              best.detail()
                  + " says "
                  + version
                  + ", but "
                  + others.entrySet().stream()
                      .map(e -> e.getValue() + " says " + e.getKey())
                      .collect(Collectors.joining(" and "))
                  + "; taken as "
                  + version));
    }
    return Optional.of(version);
  }
}
