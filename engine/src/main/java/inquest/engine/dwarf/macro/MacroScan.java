package inquest.engine.dwarf.macro;

import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Follows the definitions of one name through a unit, in the order of the preprocessor, up to a
 * line of a file. Where the file is included several times, the inclusion that is the least deep
 * counts, as in gdb.
 */
final class MacroScan {
  private static final int MOST_ENTRIES = 5_000_000;
  private static final int MAX_DEPTH = 1000;

  /** A macro is used with its arguments or without. */
  enum Kind {
    /** Used by its name alone. */
    OBJECT,
    /** Used with a list of arguments. */
    FUNCTION
  }

  private static final class Inclusion {
    private final boolean wanted;
    private boolean passed;

    Inclusion(boolean wanted) {
      this.wanted = wanted;
    }
  }

  private final String name;
  private final long line;
  private final LongPredicate isFile;
  private final List<Inclusion> open = new ArrayList<>();
  private Optional<Kind> defined = Optional.empty();
  private Optional<Kind> found = Optional.empty();
  private int foundDepth = Integer.MAX_VALUE;
  private int entries;
  private boolean incomplete;

  /**
   * @param name of the macro
   * @param line up to which definitions count
   * @param isFile whether a number is that of the file of the line
   */
  MacroScan(String name, long line, LongPredicate isFile) {
    this.name = name;
    this.line = line;
    this.isFile = isFile;
  }

  /** Whether nothing that follows can change the answer. */
  boolean done() {
    return foundDepth == 1;
  }

  /** How the name is defined at the line; empty where it is not. */
  Optional<Kind> found() {
    while (!open.isEmpty()) { // the list may be cut off
      endFile();
    }
    return found;
  }

  /** A file is included: what it defines counts from the next line on. */
  void startFile(long at, long file) {
    reach(at + 1);
    if (open.size() >= MAX_DEPTH) {
      throw Unreadable.implausible(0, "files include each other over " + MAX_DEPTH + " deep");
    }
    open.add(new Inclusion(isFile.test(file)));
  }

  void endFile() {
    if (!open.isEmpty()) {
      reach(Long.MAX_VALUE);
      open.removeLast();
    }
  }

  /**
   * A macro is defined.
   *
   * @param text its name, its parameters in parentheses where it has any, a space and its body
   */
  void define(long at, String text) {
    reach(at);
    int end = 0;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '(') {
      end++;
    }
    if (end == name.length() && text.startsWith(name)) {
      boolean function = end < text.length() && text.charAt(end) == '(';
      defined = Optional.of(function ? Kind.FUNCTION : Kind.OBJECT);
    }
  }

  void undefine(long at, String text) {
    reach(at);
    if (text.equals(name)) {
      defined = Optional.empty();
    }
  }

  /** A list cannot be read because it is named wrongly. */
  void missImport() {
    incomplete = true;
  }

  /** Whether definitions are missing. */
  boolean incomplete() {
    return incomplete;
  }

  /** The innermost file has come to a line. */
  private void reach(long at) {
    if (++entries > MOST_ENTRIES) {
      throw Unreadable.implausible(0, "a unit has over " + MOST_ENTRIES + " macros");
    }
    if (open.isEmpty()) {
      return;
    }
    Inclusion here = open.getLast();
    if (here.wanted && !here.passed && at > line) {
      here.passed = true;
      if (open.size() < foundDepth) {
        foundDepth = open.size();
        found = defined;
      }
    }
  }
}
