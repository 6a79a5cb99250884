package inquest.engine.report;

import inquest.engine.layout.Layout;
import inquest.engine.note.Notes;
import inquest.engine.runtime.ProcessFacts;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.target.Cause;
import inquest.engine.target.ProcessInfo;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the sections before the threads. */
final class HeadSections {
  private final ProcessReport.Subject subject;

  HeadSections(ProcessReport.Subject subject) {
    this.subject = subject;
  }

  ProcessSection process() {
    ProcessInfo info = subject.target().process();
    return new ProcessSection(
        subject.name(),
        Optional.empty(),
        subject.executable(),
        filled(info.name()),
        filled(info.arguments()),
        info.pid(),
        info.ppid(),
        info.uid(),
        info.gid(),
        info.state().map(HeadSections::state),
        subject.target().architecture().displayName(),
        subject.python().map(this::python));
  }

  private PythonReport python(PythonProcess python) {
    Layout layout = python.layout();
    return new PythonReport(
        layout.version().toString(), layout.flavour().word(), subject.interpreterFile());
  }

  private static Optional<String> filled(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The letters of ps(1), as {@code pr_sname} has them. */
  private static String state(char letter) {
    return switch (letter) {
      case 'R' -> "running";
      case 'S' -> "sleeping";
      case 'D' -> "in uninterruptible sleep";
      case 'T' -> "stopped";
      case 't' -> "stopped by a tracer";
      case 'Z' -> "a zombie";
      case 'X' -> "dead";
      case 'I' -> "idle";
      default -> "in state " + letter;
    };
  }

  CauseSection cause() {
    return switch (subject.target().cause()) {
      case Cause.Signal signal ->
          new CauseSection(
              CauseSection.Kind.SIGNAL,
              Optional.of(SignalWords.report(signal)),
              subject.python().map(HeadSections::crashed).orElse(OptionalInt.empty()),
              signal.tid());
      case Cause.OnDemand onDemand -> without(CauseSection.Kind.ON_DEMAND);
      case Cause.NotRecorded notRecorded -> without(CauseSection.Kind.NOT_RECORDED);
    };
  }

  private static CauseSection without(CauseSection.Kind kind) {
    return new CauseSection(kind, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  private static OptionalInt crashed(PythonProcess python) {
    return python.threads().stream()
        .filter(PythonThread::crashed)
        .mapToInt(PythonThread::number)
        .findFirst();
  }

  CommandSection command(PythonProcess python, Notes notes) {
    ProcessFacts facts = python.facts();
    notes.addAll(facts.notes());
    return new CommandSection(
        facts.commandLine(),
        facts.argv(),
        facts.environment().map(variables -> variables.get("PWD")),
        facts.environment(),
        facts.environmentFromPython());
  }
}
