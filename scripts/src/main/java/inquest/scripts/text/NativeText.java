package inquest.scripts.text;

import inquest.engine.report.NativeReport;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;

/** Prints native frames, each like a frame of a Python traceback with its language before it. */
final class NativeText {
  private final Appendable out;
  private final Style style;

  NativeText(Appendable out, Style style) {
    this.out = out;
    this.style = style;
  }

  void print(NativeReport frame) throws IOException {
    StringBuilder place = new StringBuilder("  (").append(language(frame)).append(") ");
    if (frame.file().isPresent()) {
      place.append("File \"").append(Characters.safe(frame.file().get())).append('"');
      if (frame.line().isPresent()) {
        place.append(", line ").append(frame.line().getAsInt());
      }
      place.append(", in ");
    }
    out.append(place);
    Ink.NAME.write(out, style.colour(), name(frame));
    out.append(end(frame));
    if (frame.inferred().isPresent()) {
      Ink.DOUBT.write(
          out, style.colour(), " (inferred: " + Characters.safe(frame.inferred().get()) + ")");
    }
    if (frame.source().isPresent() && frame.source().get().newer()) {
      Ink.DOUBT.write(out, style.colour(), " (the file was changed since)");
    }
    out.append('\n');
    if (frame.source().isPresent()) {
      String line = frame.source().get().text().strip();
      if (!line.isEmpty()) {
        out.append("    ").append(Characters.safe(line)).append('\n');
      }
    }
    if (frame.signal()) {
      Ink.QUIET.write(out, style.colour(), "  <signal handler called>");
      out.append('\n');
    }
  }

  /** Of what has neither name nor file nobody knows what it was written in. */
  private static String language(NativeReport frame) {
    return frame.function().isEmpty() && frame.file().isEmpty() ? "native" : frame.language();
  }

  private static String name(NativeReport frame) {
    String name = frame.function().map(Characters::safe).orElse("??");
    boolean anywhere = frame.file().isEmpty() && frame.offset().isPresent();
    return anywhere ? name + "+0x" + Long.toHexString(frame.offset().getAsLong()) : name;
  }

  /** What the frame is, or where its code lies. */
  private String end(NativeReport frame) {
    if (!frame.kind().equals("native")) {
      return " (" + frame.kind() + ")";
    }
    StringBuilder text = new StringBuilder(" (");
    text.append(frame.library().map(Characters::safe).orElse("in no file"));
    if (frame.function().isEmpty() && frame.fileAddress().isPresent()) {
      text.append("+0x").append(Long.toHexString(frame.fileAddress().getAsLong()));
    }
    if (style.verbose() && frame.buildId().isPresent()) {
      text.append(", build id ").append(frame.buildId().get());
    }
    if (style.verbose() || frame.library().isEmpty()) {
      text.append(", at 0x").append(Long.toHexString(frame.address()));
    }
    return text.append(')').toString();
  }
}
