package inquest.engine.dwarf.macro;

import inquest.engine.dwarf.entry.Die;
import inquest.engine.dwarf.entry.Dw;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.dwarf.line.LineTable;
import inquest.engine.dwarf.macro.MacroScan.Kind;
import inquest.engine.note.Unreadable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The macros of one unit. Cost of a question: the definitions up to the line are read. Belongs to
 * one thread.
 */
public final class Macros {
  private static final Set<String> NOT_CALLED =
      Set.of("if", "while", "for", "switch", "return", "sizeof", "alignof", "_Alignof");

  private final Unit unit;
  private final LineTable lines;
  private boolean incomplete;

  private Macros(Unit unit, LineTable lines) {
    this.unit = unit;
    this.lines = lines;
  }

  /** The macros of a unit; empty where the debug information has none. */
  public static Optional<Macros> of(Unit unit, LineTable lines) {
    Die root = unit.root();
    return root.has(Dw.AT_MACROS) || root.has(Dw.AT_GNU_MACROS) || root.has(Dw.AT_MACRO_INFO)
        ? Optional.of(new Macros(unit, lines))
        : Optional.empty();
  }

  /**
   * The macro whose expansion is at a place. With a column: the one whose name stands there.
   * Without: the line's only call, where that is a macro, or its only word.
   *
   * @param path of the file, as the line table gives it
   * @param line from 1
   * @param column in bytes from 1; 0 where it is not known
   * @param text of the line
   * @throws Unreadable when the macros are damaged
   */
  public Optional<String> at(String path, int line, int column, String text) {
    List<SourceLine.Word> words = SourceLine.words(text);
    Optional<SourceLine.Word> place =
        column > 0
            ? words.stream().filter(word -> word.column() == column).findFirst()
            : onlyCall(words, text);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    SourceLine.Word word = place.get();
    return defined(word.text(), path, line)
        .filter(kind -> kind == Kind.OBJECT || word.called())
        .map(kind -> word.text());
  }

  /** Whether definitions that a question needed are missing, because their lists are misnamed. */
  public boolean incomplete() {
    return incomplete;
  }

  /** The call that all others of the line are arguments of; or the word that is all there is. */
  private static Optional<SourceLine.Word> onlyCall(List<SourceLine.Word> words, String text) {
    List<SourceLine.Word> calls =
        words.stream().filter(word -> word.called() && !NOT_CALLED.contains(word.text())).toList();
    if (calls.isEmpty()) {
      boolean alone =
          words.size() == 1 && text.strip().replace(";", "").equals(words.get(0).text());
      return alone ? Optional.of(words.get(0)) : Optional.empty();
    }
    SourceLine.Word first = calls.getFirst();
    boolean only = calls.stream().skip(1).allMatch(call -> call.depth() > first.depth());
    return only ? Optional.of(first) : Optional.empty();
  }

  private Optional<Kind> defined(String name, String path, int line) {
    Set<Long> isFile = new HashSet<>();
    Set<Long> isNot = new HashSet<>();
    MacroScan scan =
        new MacroScan(
            name,
            line,
            file -> {
              if (!isFile.contains(file) && !isNot.contains(file)) {
                (lines.path(file).equals(Optional.of(path)) ? isFile : isNot).add(file);
              }
              return isFile.contains(file);
            });
    read(scan);
    incomplete |= scan.incomplete();
    return scan.found();
  }

  private void read(MacroScan scan) {
    Die root = unit.root();
    if (root.has(Dw.AT_MACROS)) {
      MacroList.read(unit, root.number(Dw.AT_MACROS, 0), scan);
    } else if (root.has(Dw.AT_GNU_MACROS)) {
      MacroList.read(unit, root.number(Dw.AT_GNU_MACROS, 0), scan);
    } else {
      MacinfoList.read(unit, root.number(Dw.AT_MACRO_INFO, 0), scan);
    }
  }
}
