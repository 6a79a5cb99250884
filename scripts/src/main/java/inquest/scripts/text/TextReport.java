package inquest.scripts.text;

import inquest.engine.report.CauseSection;
import inquest.engine.report.CommandSection;
import inquest.engine.report.EvidenceSection;
import inquest.engine.report.FailedSection;
import inquest.engine.report.NativeThreadsSection;
import inquest.engine.report.NotesSection;
import inquest.engine.report.OverviewSection;
import inquest.engine.report.ProcessSection;
import inquest.engine.report.Report;
import inquest.engine.report.Section;
import inquest.engine.report.ThreadSection;
import inquest.engine.show.spelling.Characters;
import java.io.Flushable;
import java.io.IOException;
import java.util.Objects;

/**
 * Prints the sections of a report as they come. What the target wrote is escaped, so that it cannot
 * command the terminal.
 */
public final class TextReport implements Report.Reader<IOException> {
  private final Appendable out;
  private final Style style;
  private final HeadText head;
  private final ThreadText threads;
  private final TailText tail;
  private boolean anyThread;

  /**
   * @param out where to print; flushed behind the first thread, if it can be, so that a reader need
   *     not wait for all
   * @param style how it looks
   */
  public TextReport(Appendable out, Style style) {
    this.out = Objects.requireNonNull(out);
    this.style = Objects.requireNonNull(style);
    this.head = new HeadText(out, style);
    this.threads = new ThreadText(out, style);
    this.tail = new TailText(out, style, threads);
  }

  @Override
  public void read(Section section) throws IOException {
    switch (section) {
      case ProcessSection process -> head.print(process);
      case CauseSection cause -> head.print(cause);
      case CommandSection command -> head.print(command);
      case OverviewSection overview -> overview(overview);
      case ThreadSection thread -> thread(thread);
      case NativeThreadsSection natives -> tail.print(natives);
      case EvidenceSection evidence -> tail.print(evidence);
      case NotesSection notes -> tail.print(notes);
      case FailedSection failed -> failed(failed);
    }
  }

  private void overview(OverviewSection overview) throws IOException {
    String text = Words.count(overview.threads(), "Python thread");
    if (overview.interpreters() > 1) {
      text += " in " + Words.count(overview.interpreters(), "interpreter");
    }
    out.append('\n');
    Ink.HEADING.write(out, style.colour(), text);
    out.append(", the most recent call last\n");
  }

  private void thread(ThreadSection thread) throws IOException {
    threads.print(thread);
    if (!anyThread && out instanceof Flushable flushable) {
      flushable.flush();
    }
    anyThread = true;
  }

  private void failed(FailedSection failed) throws IOException {
    String text =
        failed.section()
            + " could not be told: this is a defect in Inquest, please report it: "
            + failed.defect();
    out.append('\n');
    Ink.BAD.write(out, style.colour(), Characters.safe(text));
    out.append('\n');
  }
}
