package inquest.engine.dwarf.macro;

import java.util.ArrayList;
import java.util.List;

/** The identifiers of a line of C or C++, without those in comments, strings and numbers. */
final class SourceLine {
  private static final int LONGEST = 10_000;

  /**
   * An identifier.
   *
   * @param column of its first byte, from 1
   * @param called whether a parenthesis opens behind it
   * @param depth parentheses that are open around it
   */
  record Word(String text, int column, boolean called, int depth) {}

  private final String line;
  private final List<Word> words = new ArrayList<>();
  private int at;
  private int column = 1;
  private int depth;

  private SourceLine(String line) {
    this.line = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }

  /** Its identifiers in order. */
  static List<Word> words(String line) {
    SourceLine source = new SourceLine(line);
    while (source.at < source.line.length()) {
      if (!source.token()) {
        break;
      }
    }
    return source.words;
  }

  /** Goes over one token; false where the rest of the line is a comment. */
  private boolean token() {
    char c = line.charAt(at);
    if (Character.isJavaIdentifierStart(c)) {
      word();
    } else if (c >= '0' && c <= '9') {
      number();
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (line.startsWith("//", at)) {
      return false;
    } else if (line.startsWith("/*", at)) {
      int end = line.indexOf("*/", at + 2);
      if (end < 0) {
        return false;
      }
      advance(end + 2 - at);
    } else {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      advance(1);
    }
    return true;
  }

  private void word() {
    int start = at;
    int startColumn = column;
    while (at < line.length() && Character.isJavaIdentifierPart(line.charAt(at))) {
      advance(1);
    }
    int next = at;
    while (next < line.length() && Character.isWhitespace(line.charAt(next))) {
      next++;
    }
    boolean called = next < line.length() && line.charAt(next) == '(';
    words.add(new Word(line.substring(start, at), startColumn, called, depth));
  }

  /** With its suffixes, which are no identifiers. */
  private void number() {
    while (at < line.length()
        && (Character.isJavaIdentifierPart(line.charAt(at)) || line.charAt(at) == '.')) {
      advance(1);
    }
  }

  private void quoted(char quote) {
    advance(1);
    while (at < line.length() && line.charAt(at) != quote) {
      advance(line.charAt(at) == '\\' && at + 1 < line.length() ? 2 : 1);
    }
    advance(at < line.length() ? 1 : 0);
  }

  /** Columns count the bytes of UTF-8. */
  private void advance(int count) {
    for (int end = at + count; at < end; at++) {
      char c = line.charAt(at);
      column += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
  }
}
