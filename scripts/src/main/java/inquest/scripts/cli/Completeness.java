package inquest.scripts.cli;

import inquest.engine.note.Severity;
import inquest.engine.report.FailedSection;
import inquest.engine.report.NotesSection;
import inquest.engine.report.Report;
import inquest.engine.report.Section;
import java.io.IOException;
import java.util.Objects;

/** Passes a report on and remembers whether something was missing from it. */
final class Completeness implements Report.Reader<IOException> {
  private final Report.Reader<IOException> next;
  private boolean complete = true;

  /** Passes the sections on to the next reader. */
  Completeness(Report.Reader<IOException> next) {
    this.next = Objects.requireNonNull(next);
  }

  @Override
  public void read(Section section) throws IOException {
    boolean lacking =
        section instanceof FailedSection
            || (section instanceof NotesSection notes
                && notes.notes().stream().anyMatch(n -> n.severity() != Severity.INFO));
    complete &= !lacking;
    next.read(section);
  }

  /** Whether nothing was missing so far. */
  boolean complete() {
    return complete;
  }
}
