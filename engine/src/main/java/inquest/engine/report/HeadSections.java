package inquest.engine.report;

import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
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
  private final String name;
  private final ProcessImage image;
  private final boolean redacted;
  private final Optional<PythonProcess> python;

  HeadSections(ProcessReport.Subject subject, Optional<PythonProcess> python) {
    this.name = subject.name();
    this.image = subject.image();
    this.redacted = subject.redacted();
    this.python = python;
  }

  ProcessSection process() {
    ProcessInfo info = image.target().process();
    return new ProcessSection(
        image.target().alive() ? Optional.empty() : Optional.of(name),
        Optional.empty(),
        path(image.executable()),
        filled(info.name()),
        filled(redacted ? info.arguments().split(" ", 2)[0] : info.arguments()),
        info.pid(),
        info.innerPid(),
        info.ppid(),
        info.uid(),
        info.gid(),
        info.state().map(HeadSections::state),
        image.target().architecture().displayName(),
        python.map(this::report));
  }

  private PythonReport report(PythonProcess found) {
    Layout layout = found.layout();
    Optional<String> binary = path(found.module());
    return new PythonReport(
        layout.version().toString(),
        layout.flavour().word(),
        binary.equals(path(image.executable())) ? Optional.empty() : binary);
  }

  private static Optional<String> path(Optional<LoadedModule> module) {
    return module.map(known -> known.module().path());
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
    return switch (image.target().cause()) {
      case Cause.Signal signal ->
          new CauseSection(
              CauseSection.Kind.SIGNAL,
              Optional.of(SignalWords.report(signal)),
              python.map(HeadSections::crashed).orElse(OptionalInt.empty()),
              signal.tid());
      case Cause.OnDemand onDemand -> without(CauseSection.Kind.ON_DEMAND);
      case Cause.Alive alive ->
          without(alive.stoodStill() ? CauseSection.Kind.STOOD_STILL : CauseSection.Kind.RAN_ON);
      case Cause.NotRecorded notRecorded -> without(CauseSection.Kind.NOT_RECORDED);
    };
  }

  private static CauseSection without(CauseSection.Kind kind) {
    return new CauseSection(kind, Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  private static OptionalInt crashed(PythonProcess found) {
    return found.threads().stream()
        .filter(PythonThread::crashed)
        .mapToInt(PythonThread::number)
        .findFirst();
  }

  CommandSection command(PythonProcess found, Notes notes) {
    ProcessFacts facts = found.facts();
    notes.addAll(facts.notes());
    CommandSection command =
        new CommandSection(
            facts.commandLine(),
            facts.argv(),
            facts.environment().map(variables -> variables.get("PWD")),
            facts.environment(),
            facts.environmentFromPython(),
            false);
    return redacted ? command.withoutContents() : command;
  }
}
