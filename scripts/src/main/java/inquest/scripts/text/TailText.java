package inquest.scripts.text;

import inquest.engine.note.Note;
import inquest.engine.note.Severity;
import inquest.engine.report.EvidenceSection;
import inquest.engine.report.NativeThreadsSection;
import inquest.engine.report.NotesSection;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the last lines of a report: threads without Python, evidence, and what was left out. */
final class TailText {
  /** How many different notes are printed; who wants all asks for them. */
  private static final int PRINTED = 20;

  /** How many places are named that one note is about. */
  private static final int PLACES = 3;

  private final Appendable out;
  private final Style style;
  private final ThreadText threads;

  TailText(Appendable out, Style style, ThreadText threads) {
    this.out = out;
    this.style = style;
    this.threads = threads;
  }

  void print(NativeThreadsSection section) throws IOException {
    if (section.groups().isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder("\n");
    line.append(Words.count(section.count(), "native thread"));
    line.append(section.besidePython() ? " without Python: " : ": ");
    String before = "";
    for (NativeThreadsSection.Group group : section.groups()) {
      line.append(before);
      if (section.count() > 1) {
        line.append(Words.count(group.tids().size())).append(' ');
      }
      line.append(Characters.safe(group.words()));
      if (style.verbose() || section.count() == 1) {
        line.append(" (tid ").append(Words.ranges(group.tids())).append(')');
      }
      before = ", ";
    }
    out.append(line).append('\n');
    for (NativeThreadsSection.Group group : section.groups()) {
      if (!group.stack().isEmpty()) {
        stack(group);
      }
    }
  }

  private void stack(NativeThreadsSection.Group group) throws IOException {
    out.append('\n');
    boolean one = group.tids().size() == 1;
    String tids = Words.ranges(group.tids());
    Ink.HEADING.write(
        out, style.colour(), (one ? "Native thread (tid " : "Native threads (tid ") + tids + ")");
    out.append(": ");
    Ink.STATUS.write(out, style.colour(), Characters.safe(group.words()));
    out.append('\n');
    threads.stack(group.stack());
  }

  void print(EvidenceSection section) throws IOException {
    if (!style.verbose() || section.facts().isEmpty()) {
      return;
    }
    out.append('\n');
    Ink.HEADING.write(out, style.colour(), "Evidence");
    out.append('\n');
    for (EvidenceSection.Fact fact : section.facts()) {
      out.append("  ").append(Characters.safe(fact.name())).append(": ");
      out.append(Characters.safe(fact.text())).append('\n');
    }
  }

  void print(NotesSection section) throws IOException {
    if (section.notes().isEmpty()) {
      return;
    }
    Map<String, List<Note>> byText = new LinkedHashMap<>();
    for (Note note : section.notes()) {
      byText.computeIfAbsent(note.text(), text -> new ArrayList<>()).add(note);
    }
    out.append('\n');
    Ink.HEADING.write(out, style.colour(), "Notes");
    out.append('\n');
    int printed = 0;
    int left = 0;
    for (List<Note> same : byText.values()) {
      if (style.verbose() || printed < PRINTED) {
        out.append("  ");
        Ink ink = same.getFirst().severity() == Severity.INFO ? Ink.QUIET : Ink.DOUBT;
        ink.write(out, style.colour(), Characters.safe(text(same)));
        out.append('\n');
        printed++;
      } else {
        left += same.size();
      }
    }
    if (left > 0) {
      out.append("  ").append(Words.count(left)).append(" more (-v prints them)\n");
    }
  }

  private String text(List<Note> same) {
    List<String> places = same.stream().map(Note::place).filter(p -> !p.isEmpty()).toList();
    String text = same.getFirst().text();
    if (places.isEmpty()) {
      return text;
    }
    if (style.verbose() || places.size() <= PLACES + 1) {
      return String.join(", ", places) + ": " + text;
    }
    return String.join(", ", places.subList(0, PLACES))
        + " and "
        + Words.count(places.size() - PLACES)
        + " more: "
        + text;
  }
}
