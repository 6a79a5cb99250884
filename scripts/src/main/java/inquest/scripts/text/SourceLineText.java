package inquest.scripts.text;

import inquest.engine.report.FrameReport;
import inquest.engine.report.SourceLine;
import inquest.engine.runtime.Position;
import inquest.engine.show.spelling.Cells;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Optional;

/** Prints a line of source with the expression that was running: in colour, or with marks below. */
final class SourceLineText {
  private static final String INDENT = "    ";

  /** Longer lines are cut: nobody reads them, and they are most often data. */
  private static final int LONGEST = 400;

  private final Appendable out;
  private final boolean colour;

  /**
   * Lines as they were printed. A report has one source line for all frames at one instruction, so
   * its identity stands for the position too.
   */
  private final IdentityHashMap<SourceLine, String> known = new IdentityHashMap<>();

  SourceLineText(Appendable out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** Prints the line of a frame, where it has one that is not blank. */
  void print(FrameReport frame) throws IOException {
    if (frame.source().isEmpty()) {
      return;
    }
    String text = known.get(frame.source().get());
    if (text == null) {
      StringBuilder made = new StringBuilder();
      make(frame, made);
      text = made.toString();
      known.put(frame.source().get(), text);
    }
    out.append(text);
  }

  private void make(FrameReport frame, StringBuilder out) throws IOException {
    String whole = frame.source().get().text();
    int start = 0;
    while (start < whole.length() && isBlank(whole.charAt(start))) {
      start++;
    }
    int end = whole.length();
    while (end > start && isBlank(whole.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      return;
    }
    boolean cut = end - start > LONGEST;
    if (cut) {
      end = start + LONGEST;
      end -= Character.isHighSurrogate(whole.charAt(end - 1)) ? 1 : 0;
    }
    Marked marked = running(frame.position(), whole, start, end).orElse(new Marked(start, start));
    boolean marks = marked.from < marked.to;
    out.append(INDENT);
    appendSafe(out, whole, start, marked.from);
    if (colour && marks) {
      StringBuilder text = new StringBuilder();
      appendSafe(text, whole, marked.from, marked.to);
      Ink.RUNNING.write(out, true, text);
    } else {
      appendSafe(out, whole, marked.from, marked.to);
    }
    appendSafe(out, whole, marked.to, end);
    out.append(cut ? "…\n" : "\n");
    if (marks && !colour) {
      appendMarks(out, whole, start, marked);
    }
  }

  /** A run of a line in chars; empty when from is to. */
  private record Marked(int from, int to) {}

  /**
   * Where in the line the expression lies; empty where it is not known, is the whole line, or does
   * not fit the line.
   */
  private static Optional<Marked> running(
      Optional<Position> position, String text, int start, int end) {
    if (position.isEmpty() || !position.get().hasColumns()) {
      return Optional.empty();
    }
    Position p = position.get();
    int from = charAt(text, p.column().getAsInt());
    int to =
        p.endLine().getAsInt() > p.line().getAsInt()
            ? text.length()
            : charAt(text, p.endColumn().getAsInt());
    if (from < 0 || to < 0) {
      return Optional.empty();
    }
    from = Math.max(from, start);
    to = Math.min(to, end);
    return from >= to || (from == start && to == end)
        ? Optional.empty()
        : Optional.of(new Marked(from, to));
  }

  /** The index in chars of a byte of the text's UTF-8; -1 when no character starts there. */
  private static int charAt(String text, int wanted) {
    int bytes = 0;
    int at = 0;
    while (at < text.length() && bytes < wanted) {
      int c = text.codePointAt(at);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      at += Character.charCount(c);
    }
    return bytes == wanted ? at : -1;
  }

  private static void appendMarks(StringBuilder out, String text, int start, Marked marked) {
    out.append(INDENT);
    StringBuilder escaped = new StringBuilder();
    for (int at = start; at < marked.to; ) {
      int c = text.codePointAt(at);
      if (c == '\t') {
        out.append('\t');
      } else {
        escaped.setLength(0);
        appendSafe(escaped, text, at, at + Character.charCount(c));
        int width = escaped.length() > 2 ? escaped.length() : Cells.width(c);
        for (int i = 0; i < width; i++) {
          out.append(at < marked.from ? ' ' : '^');
        }
      }
      at += Character.charCount(c);
    }
    out.append('\n');
  }

  /** Tabs stand: the marks below repeat them. */
  private static void appendSafe(StringBuilder safe, String text, int from, int to) {
    int at = from;
    while (at < to) {
      int tab = text.indexOf('\t', at);
      int until = tab < 0 || tab > to ? to : tab;
      safe.append(Characters.safe(text.substring(at, until)));
      if (until < to) {
        safe.append('\t');
      }
      at = until + 1;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }
}
