package inquest.engine.layout;

import inquest.engine.elf.ElfFile;
import inquest.engine.elf.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What speaks for how an interpreter was configured.
 *
 * @param flavour what it speaks for
 * @param detail what says so, in words for a note
 */
public record FlavourEvidence(Flavour flavour, String detail) {
  private static final List<String> DEBUG = List.of("_Py_NegativeRefcount", "_Py_RefTotal");
  private static final List<String> FREE_THREADED =
      List.of("_Py_DecRefShared", "_Py_MergeZeroLocalRefcount");

  /**
   * What a file's symbols and name say; symbols first. A file without symbols and without a name
   * that tells says nothing.
   *
   * @param fileName its name, or its whole path
   */
  public static List<FlavourEvidence> of(ElfFile file, String fileName) {
    List<FlavourEvidence> found = new ArrayList<>();
    List<String> asked = new ArrayList<>(DEBUG);
    asked.addAll(FREE_THREADED);
    asked.add("Py_GetVersion");
    Map<String, Symbol> symbols = file.symbols().findExported(asked);
    if (symbols.containsKey("Py_GetVersion")) {
      boolean debug = DEBUG.stream().anyMatch(symbols::containsKey);
      boolean free = FREE_THREADED.stream().anyMatch(symbols::containsKey);
      found.add(new FlavourEvidence(flavour(debug, free), "its symbols"));
    }
    String name = fileName.substring(fileName.lastIndexOf('/') + 1);
    String flags = abiFlags(name);
    if (flags != null) {
      found.add(
          new FlavourEvidence(
              flavour(flags.contains("d"), flags.contains("t")), "the file name " + name));
    }
    return found;
  }

  /** The flavour of a debug build, of a free-threaded build, of both or neither. */
  public static Flavour flavour(boolean debug, boolean freeThreaded) {
    if (freeThreaded) {
      return debug ? Flavour.FREE_THREADED_DEBUG : Flavour.FREE_THREADED;
    }
    return debug ? Flavour.DEBUG : Flavour.DEFAULT;
  }

  /** {@code sys.abiflags} in {@code python3.13td}, {@code libpython3.6dm.so.1.0}; null for none. */
  private static String abiFlags(String name) {
    int at = name.indexOf("python");
    if (at < 0) {
      return null;
    }
    int from = at + 6;
    while (from < name.length()
        && (Character.isDigit(name.charAt(from)) || name.charAt(from) == '.')) {
      from++;
    }
    if (from == at + 6 || name.charAt(from - 1) == '.') {
      return null; // "python", or "libpython3.11.so": no flags
    }
    int to = from;
    while (to < name.length() && "dmut".indexOf(name.charAt(to)) >= 0) {
      to++;
    }
    return to > from ? name.substring(from, to) : null;
  }
}
