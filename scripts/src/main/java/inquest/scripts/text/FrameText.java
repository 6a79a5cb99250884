package inquest.scripts.text;

import inquest.engine.report.FrameReport;
import inquest.engine.report.LocalReport;
import inquest.engine.show.Shown;
import inquest.engine.show.spelling.Cells;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Prints a Python frame as a traceback does, with its source and its variables. */
public final class FrameText {
  /** Names of variables longer than this do not push the values of the others aside. */
  private static final int ALIGNED = 16;

  /** How many values are remembered as they were printed. */
  private static final int REMEMBERED = 2_000;

  private static final String LOCAL_INDENT = "      ";

  private final Appendable out;
  private final Style style;
  private final SourceLineText sources;

  /** Files of the stack being printed of which it was said that they are newer than the core. */
  private final Set<String> newer = new HashSet<>();

  /** Values by their identity: comparing them would cost more than laying them out. */
  private final IdentityHashMap<Shown, Laid> laid = new IdentityHashMap<>();

  /** A value as it was printed in some width. */
  private record Laid(int width, List<String> lines) {}

  /**
   * @param out where to print
   * @param style how it looks
   */
  public FrameText(Appendable out, Style style) {
    this.out = Objects.requireNonNull(out);
    this.style = Objects.requireNonNull(style);
    this.sources = new SourceLineText(out, style.colour());
  }

  /** Another stack begins: what was said of files once is said again. */
  void beginStack() {
    newer.clear();
  }

  /**
   * Prints it.
   *
   * @param start what stands before its first line
   */
  public void print(String start, FrameReport frame) throws IOException {
    out.append(start).append("File \"").append(Characters.safe(frame.file())).append('"');
    if (frame.line().isPresent()) {
      out.append(", line ").append(Integer.toString(frame.line().getAsInt()));
    }
    out.append(", in ");
    Ink.NAME.write(out, style.colour(), Characters.safe(frame.displayName()));
    if (frame.source().isPresent() && frame.source().get().newer() && newer.add(frame.file())) {
      Ink.DOUBT.write(out, style.colour(), " (the file was changed since)");
    }
    out.append('\n');
    sources.print(frame);
    for (String note : frame.notes()) {
      doubt("    <" + note + ">");
    }
    variables(frame);
  }

  /** Its arguments and other variables alone; nothing where it has none. */
  public void variables(FrameReport frame) throws IOException {
    locals("Arguments", frame.arguments());
    locals("Locals", frame.locals());
    if (frame.more() > 0) {
      doubt(LOCAL_INDENT + "… " + Words.count(frame.more()) + " more");
    }
    if (frame.definitions() > 0) {
      quiet(
          LOCAL_INDENT
              + Words.count(frame.definitions())
              + " modules, functions and classes (-v prints them)");
    }
  }

  private void locals(String title, List<LocalReport> locals) throws IOException {
    if (locals.isEmpty()) {
      return;
    }
    out.append("    ");
    Ink.QUIET.write(out, style.colour(), title + ":");
    out.append('\n');
    int width = 0;
    for (LocalReport local : locals) {
      int needed = Cells.width(local.name());
      width = needed <= ALIGNED ? Math.max(width, needed) : width;
    }
    for (LocalReport local : locals) {
      StringBuilder start = new StringBuilder(LOCAL_INDENT).append(Characters.safe(local.name()));
      pad(start, width - Cells.width(local.name()));
      out.append(start.append(" = "));
      List<String> lines = lines(local.value(), Math.max(style.width() - start.length(), 20));
      for (int i = 0; i < lines.size(); i++) {
        out.append(i == 0 ? "" : LOCAL_INDENT).append(lines.get(i)).append('\n');
      }
    }
  }

  /** A value that several frames share is laid out once. */
  private List<String> lines(Shown value, int width) {
    Laid known = laid.get(value);
    if (known != null && known.width() == width) {
      return known.lines();
    }
    List<String> lines = value.lines(width);
    if (laid.size() == REMEMBERED) {
      laid.clear();
    }
    laid.put(value, new Laid(width, lines));
    return lines;
  }

  private static void pad(StringBuilder line, int columns) {
    line.repeat(' ', Math.max(0, columns));
  }

  private void doubt(String text) throws IOException {
    Ink.DOUBT.write(out, style.colour(), Characters.safe(text));
    out.append('\n');
  }

  private void quiet(String text) throws IOException {
    Ink.QUIET.write(out, style.colour(), Characters.safe(text));
    out.append('\n');
  }
}
