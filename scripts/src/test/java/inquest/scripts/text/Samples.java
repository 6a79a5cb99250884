package inquest.scripts.text;

import inquest.engine.report.CauseSection;
import inquest.engine.report.ExceptionReport;
import inquest.engine.report.FrameReport;
import inquest.engine.report.LocalReport;
import inquest.engine.report.ProcessSection;
import inquest.engine.report.PythonReport;
import inquest.engine.report.SignalReport;
import inquest.engine.report.SourceLine;
import inquest.engine.report.StackItem;
import inquest.engine.report.ThreadReport;
import inquest.engine.report.ThreadStatus;
import inquest.engine.runtime.Position;
import inquest.engine.show.Shown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Parts of reports, made by hand. */
final class Samples {
  private Samples() {}

  static ProcessSection process() {
    return new ProcessSection(
        Optional.of("/cores/core.4242"),
        Optional.of("the kernel"),
        Optional.of("/usr/bin/python3.12"),
        Optional.of("python3"),
        Optional.of("python3 serve.py --port 80"),
        OptionalInt.of(4242),
        OptionalInt.empty(),
        OptionalInt.of(1),
        OptionalInt.of(1000),
        OptionalInt.of(1000),
        Optional.of("running"),
        "x86-64",
        Optional.of(
            new PythonReport("3.12.1", "default", Optional.of("/usr/lib/libpython3.12.so.1.0"))));
  }

  static CauseSection fault() {
    return new CauseSection(
        CauseSection.Kind.SIGNAL,
        Optional.of(
            new SignalReport(
                11,
                "SIGSEGV",
                "segmentation fault",
                OptionalInt.of(1),
                Optional.of("SEGV_MAPERR"),
                Optional.of("address not mapped"),
                OptionalLong.of(0x10),
                OptionalInt.empty(),
                OptionalInt.empty())),
        OptionalInt.of(1),
        OptionalInt.of(4242));
  }

  static CauseSection sent(int sender, int user) {
    return new CauseSection(
        CauseSection.Kind.SIGNAL,
        Optional.of(
            new SignalReport(
                6,
                "SIGABRT",
                "aborted",
                OptionalInt.of(0),
                Optional.of("SI_USER"),
                Optional.of("sent by kill"),
                OptionalLong.empty(),
                OptionalInt.of(sender),
                OptionalInt.of(user))),
        OptionalInt.empty(),
        OptionalInt.of(4250));
  }

  static FrameReport frame(int line, String name, String source) {
    return frame(line, name, source, -1, -1);
  }

  /** A frame in serve.py, with the columns of the expression that ran in bytes of UTF-8. */
  static FrameReport frame(int line, String name, String source, int column, int endColumn) {
    Position position =
        column < 0
            ? Position.ofLine(line)
            : new Position(
                OptionalInt.of(line),
                OptionalInt.of(line),
                OptionalInt.of(column),
                OptionalInt.of(endColumn));
    return new FrameReport(
        "/srv/serve.py",
        OptionalInt.of(line),
        name,
        Optional.empty(),
        Optional.of(position),
        source.isEmpty() ? Optional.empty() : Optional.of(new SourceLine(source, false)),
        List.of(),
        List.of(),
        0,
        0,
        List.of());
  }

  static FrameReport withLocals(
      FrameReport frame, List<LocalReport> arguments, List<LocalReport> locals, int more) {
    return new FrameReport(
        frame.file(),
        frame.line(),
        frame.function(),
        frame.qualname(),
        frame.position(),
        frame.source(),
        arguments,
        locals,
        more,
        0,
        frame.notes());
  }

  static LocalReport local(String name, String value) {
    return new LocalReport(name, new Shown.Text(value));
  }

  static ThreadReport thread(int number, String name, List<StackItem> stack) {
    return thread(number, name, List.of(), stack);
  }

  static ThreadReport thread(
      int number, String name, List<ThreadStatus> statuses, List<StackItem> stack) {
    return thread(number, name, statuses, stack, List.of());
  }

  static ThreadReport thread(
      int number,
      String name,
      List<ThreadStatus> statuses,
      List<StackItem> stack,
      List<ExceptionReport> exceptions) {
    return new ThreadReport(
        number,
        OptionalInt.of(4241 + number),
        OptionalInt.empty(),
        name.isEmpty() ? Optional.empty() : Optional.of(name),
        statuses,
        OptionalLong.empty(),
        stack.size(),
        stack,
        exceptions,
        Optional.of("its pthread"),
        List.of());
  }
}
