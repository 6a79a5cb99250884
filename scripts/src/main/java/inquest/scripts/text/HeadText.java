package inquest.scripts.text;

import inquest.engine.report.CauseSection;
import inquest.engine.report.CommandSection;
import inquest.engine.report.ProcessSection;
import inquest.engine.report.PythonReport;
import inquest.engine.report.SignalReport;
import inquest.engine.show.spelling.Characters;
import inquest.engine.show.spelling.TextSpelling;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Prints the first lines of a report: what the core is and why it was written. */
final class HeadText {
  private static final int LABEL_WIDTH = 13;
  private static final String NOT_SAVED = "not saved in the core";

  private final Appendable out;
  private final Style style;

  /** What the kernel keeps of the command line, in case that memory has no more. */
  private Optional<String> arguments = Optional.empty();

  /** Tells a signal of the process's own from one that another sent. */
  private OptionalInt pid = OptionalInt.empty();

  HeadText(Appendable out, Style style) {
    this.out = out;
    this.style = style;
  }

  void print(ProcessSection section) throws IOException {
    if (section.core().isPresent()) {
      line(
          "Core", section.core().get() + section.writer().map(w -> ", written by " + w).orElse(""));
    }
    line("Process", process(section));
    line("Executable", section.executable().orElse("not recorded"));
    arguments = section.arguments();
    pid = section.pid();
    line("Python", section.python().map(p -> python(p, section)).orElse("not found"));
  }

  private static String process(ProcessSection section) {
    StringBuilder text = new StringBuilder();
    text.append(section.pid().isPresent() ? "pid " + section.pid().getAsInt() : "pid not recorded");
    section.name().ifPresent(name -> text.append(" (").append(name).append(')'));
    append(text, ", pid in its container ", section.innerPid());
    append(text, ", ppid ", section.parent());
    append(text, ", uid ", section.user());
    append(text, ", gid ", section.group());
    section.state().ifPresent(state -> text.append(", ").append(state));
    return text.toString();
  }

  private static void append(StringBuilder text, String label, OptionalInt number) {
    if (number.isPresent()) {
      text.append(label).append(Integer.toUnsignedString(number.getAsInt()));
    }
  }

  private static String python(PythonReport python, ProcessSection section) {
    return python.version()
        + ", "
        + python.flavour()
        + " build, "
        + section.architecture()
        + python.binary().map(binary -> ", in " + binary).orElse("");
  }

  void print(CauseSection section) throws IOException {
    label("Cause");
    switch (section.kind()) {
      case SIGNAL -> signal(section, section.signal().orElseThrow());
      case ON_DEMAND, STOOD_STILL, RAN_ON, NOT_RECORDED -> out.append(section.kind().words());
    }
    out.append('\n');
  }

  private void signal(CauseSection section, SignalReport signal) throws IOException {
    Ink.BAD.write(out, style.colour(), signal.name());
    out.append(" (").append(Integer.toString(signal.number())).append("), ");
    out.append(signal.words());
    if (signal.address().isPresent()) {
      out.append(" at 0x").append(Long.toHexString(signal.address().getAsLong()));
    }
    if (section.thread().isPresent()) {
      out.append(", in thread ").append(Integer.toString(section.thread().getAsInt()));
    } else if (section.tid().isPresent()) {
      out.append(", in native thread ").append(Integer.toString(section.tid().getAsInt()));
    }
    if (signal.code().isEmpty()) {
      return;
    }
    out.append('\n');
    label("");
    out.append(signal.codeName().orElse("code " + signal.code().getAsInt()));
    if (signal.codeWords().isPresent()) {
      out.append(", ").append(signal.codeWords().get());
    }
    if (signal.senderPid().isPresent()) {
      out.append(": pid ").append(Integer.toString(signal.senderPid().getAsInt()));
      if (signal.senderUser().isPresent()) {
        out.append(", uid ").append(Integer.toUnsignedString(signal.senderUser().getAsInt()));
      }
      out.append(signal.senderPid().equals(pid) ? ", which is the process itself" : "");
    }
  }

  void print(CommandSection section) throws IOException {
    String kept = section.redacted() ? " (arguments are kept back)" : "";
    line("Command", section.commandLine().map(HeadText::shell).orElseGet(this::cutCommand) + kept);
    line(
        "sys.argv",
        section.argv().map(HeadText::list).map(a -> a + kept).orElse("could not be read"));
    line("Directory", section.directory().map(d -> d + " (by PWD)").orElse("not known"));
    environment(section);
  }

  private String cutCommand() {
    return arguments
        .map(start -> start + " (cut at 79 bytes: the whole was " + NOT_SAVED + ")")
        .orElse(NOT_SAVED);
  }

  private void environment(CommandSection section) throws IOException {
    if (section.environment().isEmpty()) {
      line("Environment", NOT_SAVED);
      return;
    }
    Map<String, String> all = section.environment().get();
    String count =
        Words.count(all.size(), "variable")
            + (section.environmentFromPython()
                ? ", as os.environ has them"
                : ", as it was started with");
    line("Environment", style.verbose() || all.isEmpty() ? count : count + " (-v prints them)");
    if (style.verbose()) {
      for (Map.Entry<String, String> variable : all.entrySet()) {
        out.append("  ").append(Characters.safe(variable.getKey()));
        out.append(section.redacted() ? "" : "=" + Characters.safe(variable.getValue()));
        out.append('\n');
      }
    }
  }

  /** As a shell would take it, so that it can be copied. */
  private static String shell(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append(text.isEmpty() ? "" : " ").append(isPlain(word) ? word : quoted(word));
    }
    return text.toString();
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!Character.isLetterOrDigit(c) && "@%+=:,./-_".indexOf(c) < 0) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\"'\"'") + "'";
  }

  private static String list(List<String> items) {
    StringBuilder text = new StringBuilder("[");
    for (String item : items) {
      text.append(text.length() > 1 ? ", " : "").append(TextSpelling.python3(item));
    }
    return text.append(']').toString();
  }

  private void line(String label, String text) throws IOException {
    label(label);
    out.append(Characters.safe(text)).append('\n');
  }

  private void label(String label) throws IOException {
    StringBuilder padded = new StringBuilder(LABEL_WIDTH).append(label);
    while (padded.length() < LABEL_WIDTH) {
      padded.append(' ');
    }
    Ink.QUIET.write(out, style.colour(), padded);
  }
}
