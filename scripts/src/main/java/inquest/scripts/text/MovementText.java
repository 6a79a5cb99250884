package inquest.scripts.text;

import inquest.engine.report.Movements;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints which threads moved between several looks at a living process. */
public final class MovementText {
  private final Appendable out;
  private final Style style;

  /**
   * @param out gets the text
   * @param style how it looks
   */
  public MovementText(Appendable out, Style style) {
    this.out = out;
    this.style = style;
  }

  /**
   * Prints the threads.
   *
   * @param threads in the order in which they are told
   * @param looks how often the process was looked at
   * @param interval the time between two looks
   */
  public void print(List<Movements.Moved> threads, int looks, Duration interval)
      throws IOException {
    out.append('\n');
    Ink.HEADING.write(
        out, style.colour(), "Movement in %d looks, %s apart".formatted(looks, seconds(interval)));
    out.append('\n');
    for (Movements.Moved thread : threads) {
      out.append("  Thread ").append(Integer.toString(thread.number()));
      if (thread.tid().isPresent()) {
        out.append(" (tid ").append(Integer.toString(thread.tid().getAsInt())).append(')');
      }
      out.append(": ");
      (thread.stuck() ? Ink.BAD : Ink.STATUS).write(out, style.colour(), words(thread));
      out.append(Characters.safe(place(thread))).append('\n');
    }
  }

  private static String words(Movements.Moved thread) {
    String there =
        thread.gone() ? "; it has ended" : thread.born() ? "; it was not there at first" : "";
    if (thread.looks() < 2) {
      return "seen once" + there;
    }
    int intervals = thread.looks() - 1;
    if (thread.stuck()) {
      return "did not move" + there;
    }
    String python =
        thread.moved() == 0
            ? "was in the same Python frames each time"
            : "moved in %d of %s".formatted(thread.moved(), Words.count(intervals, "interval"));
    String registers =
        thread.nativeOnly() == 0
            ? ""
            : ", below its Python frames in %d".formatted(thread.nativeOnly());
    String ran =
        thread.ranOnly() == 0
            ? ""
            : ", ran and came back to the same place in %d".formatted(thread.ranOnly());
    return python + registers + ran + there;
  }

  private static String place(Movements.Moved thread) {
    return thread.function().map(name -> ", at last in " + name).orElse("")
        + thread.file().map(file -> " at " + file).orElse("")
        + (thread.line().isPresent() ? ":" + thread.line().getAsInt() : "");
  }

  private static String seconds(Duration interval) {
    return String.format(Locale.ROOT, "%.3g s", interval.toNanos() / 1e9);
  }
}
