package inquest.scripts.text;

import inquest.engine.note.Note;
import inquest.engine.report.ExceptionReport;
import inquest.engine.report.FrameReport;
import inquest.engine.report.NativeReport;
import inquest.engine.report.StackItem;
import inquest.engine.report.ThreadReport;
import inquest.engine.report.ThreadSection;
import inquest.engine.report.ThreadStatus;
import inquest.engine.show.spelling.Cells;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints one stack with the threads that have it, like a traceback of Python. */
final class ThreadText {
  /** How many of the threads with one stack are listed by name. */
  private static final int LISTED = 12;

  private final Appendable out;
  private final Style style;
  private final FrameText frames;
  private final NativeText natives;

  ThreadText(Appendable out, Style style) {
    this.out = out;
    this.style = style;
    this.frames = new FrameText(out, style);
    this.natives = new NativeText(out, style);
  }

  void print(ThreadSection section) throws IOException {
    out.append('\n');
    if (section.threads().size() == 1) {
      heading(section.first());
    } else {
      headings(section.threads());
    }
    frames.beginStack();
    ThreadReport thread = section.first();
    stack(thread.stack());
    if (thread.depth() == 0 && thread.stack().isEmpty()) {
      out.append("  no Python frames\n");
    }
    for (ExceptionReport exception : thread.exceptions()) {
      out.append(exception.raised() ? "  Raising " : "  Handling ");
      Ink.BAD.write(out, style.colour(), Characters.safe(exception.text()));
      out.append('\n');
    }
  }

  /** Oldest first. */
  void stack(List<StackItem> stack) throws IOException {
    for (StackItem item : stack) {
      switch (item) {
        case FrameReport frame -> frames.print("  ", frame);
        case NativeReport call -> natives.print(call);
        case StackItem.Repeated repeated -> repeated(repeated);
        case StackItem.Elided elided -> elided(elided);
        case StackItem.Broken broken -> doubt("  <" + broken.note() + ">");
      }
    }
  }

  private void heading(ThreadReport thread) throws IOException {
    String text = "Thread " + thread.number() + ' ' + name(thread);
    Ink.HEADING.write(out, style.colour(), text);
    out.append(' ').append(ids(thread));
    String statuses = statuses(thread);
    if (!statuses.isEmpty()) {
      out.append(": ");
      Ink.STATUS.write(out, style.colour(), statuses);
    }
    out.append('\n');
    if (style.verbose()) {
      evidence(thread, "  ");
    }
  }

  private void headings(List<ThreadReport> threads) throws IOException {
    List<Integer> numbers = threads.stream().map(ThreadReport::number).toList();
    Ink.HEADING.write(out, style.colour(), "Threads " + Words.ranges(numbers));
    out.append(": ").append(Words.count(threads.size())).append(" with the same stack\n");
    int listed = style.verbose() || threads.size() <= LISTED + 1 ? threads.size() : LISTED;
    int numberWidth = Integer.toString(threads.get(listed - 1).number()).length();
    int nameWidth = 0;
    int idsWidth = 0;
    for (ThreadReport thread : threads.subList(0, listed)) {
      nameWidth = Math.max(nameWidth, Math.min(32, Cells.width(name(thread))));
      idsWidth = Math.max(idsWidth, ids(thread).length());
    }
    for (ThreadReport thread : threads.subList(0, listed)) {
      StringBuilder line = new StringBuilder("    ");
      String number = Integer.toString(thread.number());
      pad(line, numberWidth - number.length());
      String name = name(thread);
      line.append(number).append("  ").append(name);
      pad(line, nameWidth - Cells.width(name));
      String ids = ids(thread);
      line.append("  ").append(ids);
      String statuses = statuses(thread);
      if (!statuses.isEmpty()) {
        pad(line, idsWidth - ids.length());
        line.append("  ");
      }
      out.append(line);
      if (!statuses.isEmpty()) {
        Ink.STATUS.write(out, style.colour(), statuses);
      }
      out.append('\n');
      if (style.verbose()) {
        evidence(thread, "        ");
      }
    }
    if (listed < threads.size()) {
      rest(threads.subList(listed, threads.size()));
    }
  }

  /** Threads that are not listed one by one: how many do what. */
  private void rest(List<ThreadReport> threads) throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (ThreadReport thread : threads) {
      List<String> kinds = new ArrayList<>();
      for (ThreadStatus status : thread.statuses()) {
        kinds.add((status.kind().words() + " " + firstWord(status.detail())).strip());
      }
      counts.merge(String.join(", ", kinds), 1, Integer::sum);
    }
    StringBuilder line = new StringBuilder("    and ").append(Words.count(threads.size()));
    line.append(" more");
    String before = ": ";
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (!count.getKey().isEmpty()) {
        line.append(before)
            .append(Words.count(count.getValue()))
            .append(' ')
            .append(count.getKey());
        before = "; ";
      }
    }
    out.append(Characters.safe(line.toString())).append(" (-v lists them)\n");
  }

  /** The name of a system call, without what it was called with. */
  private static String firstWord(String text) {
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }

  private static void pad(StringBuilder line, int columns) {
    for (int i = 0; i < columns; i++) {
      line.append(' ');
    }
  }

  private static String name(ThreadReport thread) {
    return thread.name().map(name -> '"' + Characters.safe(name) + '"').orElse("--");
  }

  private String ids(ThreadReport thread) {
    StringBuilder text = new StringBuilder("(");
    text.append(thread.tid().isPresent() ? "tid " + thread.tid().getAsInt() : "no native thread");
    if (thread.innerTid().isPresent() && (thread.tid().isPresent() || style.verbose())) {
      text.append(", ").append(thread.innerTid().getAsInt()).append(" in its container");
    }
    if (thread.interpreter().isPresent()) {
      text.append(", interpreter ").append(thread.interpreter().getAsLong());
    }
    return text.append(')').toString();
  }

  private static String statuses(ThreadReport thread) {
    StringBuilder text = new StringBuilder();
    for (ThreadStatus status : thread.statuses()) {
      text.append(text.isEmpty() ? "" : ", ").append(status.words());
    }
    return Characters.safe(text.toString());
  }

  private void evidence(ThreadReport thread, String indent) throws IOException {
    if (thread.join().isPresent()) {
      quiet(indent + "native thread found by " + thread.join().get());
    }
    for (ThreadStatus status : thread.statuses()) {
      if (status.evidence().isPresent()) {
        quiet(indent + status.kind().words() + ": " + status.evidence().get());
      }
    }
    for (Note note : thread.notes()) {
      quiet(indent + note.text());
    }
  }

  private void repeated(StackItem.Repeated repeated) throws IOException {
    String what =
        repeated.frames() == 1
            ? "the last frame"
            : "the last " + Words.count(repeated.frames()) + " frames";
    doubt("  ... " + what + " repeated " + Words.moreTimes(repeated.times()) + " ...");
  }

  private void elided(StackItem.Elided elided) throws IOException {
    doubt(
        "  ... "
            + Words.count(elided.frames(), "frame")
            + " left out (--all-frames prints them) ...");
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
