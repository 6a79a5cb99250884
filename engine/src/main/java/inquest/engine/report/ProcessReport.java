package inquest.engine.report;

import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.target.NativeThread;
import inquest.engine.target.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The report of one process, made from what the rooms below know of it. Each section is made behind
 * a seam: a defect in making it costs that section alone.
 */
public final class ProcessReport implements Report {
  private final Subject subject;
  private final Wanted wanted;

  /**
   * What is reported on.
   *
   * @param name the core file, as the user named it
   * @param target the process as the kernel saw it
   * @param python its interpreter; empty where none was found
   * @param executable path of its executable, in its own view of its files
   * @param interpreterFile path of the file that holds CPython, where it is not the executable
   * @param values shows the values of variables
   * @param sources its source files
   * @param evidence what the answers rest on; asked for when the threads have been told
   * @param notes what was noted elsewhere; asked for last
   */
  public record Subject(
      String name,
      Target target,
      Optional<PythonProcess> python,
      Optional<String> executable,
      Optional<String> interpreterFile,
      Values values,
      SourceFiles sources,
      Supplier<List<EvidenceSection.Fact>> evidence,
      Supplier<List<Note>> notes) {
    /** Refuses null parts. */
    public Subject {
      Objects.requireNonNull(name);
      Objects.requireNonNull(target);
      Objects.requireNonNull(python);
      Objects.requireNonNull(executable);
      Objects.requireNonNull(interpreterFile);
      Objects.requireNonNull(values);
      Objects.requireNonNull(sources);
      Objects.requireNonNull(evidence);
      Objects.requireNonNull(notes);
    }
  }

  /**
   * @param subject what is reported on
   * @param wanted what is to be told of it
   */
  public ProcessReport(Subject subject, Wanted wanted) {
    this.subject = Objects.requireNonNull(subject);
    this.wanted = Objects.requireNonNull(wanted);
  }

  @Override
  public <X extends Exception> void tell(Reader<X> reader) throws X {
    Telling<X> telling = new Telling<>(reader, wanted.defectsAsSections());
    HeadSections head = new HeadSections(subject);
    telling.section("what the core is", head::process);
    telling.section("why it was written", head::cause);
    Notes notes = new Notes();
    Optional<PythonProcess> python = subject.python();
    if (python.isPresent()) {
      telling.section("how it was started", () -> head.command(python.get(), notes));
      threads(telling, python.get(), notes);
    }
    telling.section("the native threads", () -> nativeThreads(python));
    telling.section("the evidence", () -> new EvidenceSection(subject.evidence().get()));
    telling.section(
        "the notes",
        () -> {
          notes.addAll(subject.notes().get());
          notes.addAll(subject.sources().notes());
          return new NotesSection(notes.toList());
        });
  }

  private <X extends Exception> void threads(Telling<X> telling, PythonProcess python, Notes notes)
      throws X {
    telling.section(
        "the threads",
        () ->
            new OverviewSection(
                python.threads().size(),
                python.interpreters().size(),
                subject.target().threads().size()));
    Stacks stacks = new Stacks(python, subject.values(), subject.sources(), wanted);
    ThreadReports reports =
        new ThreadReports(python, subject.target(), stacks, subject.values(), notes);
    Folding folding = new Folding(python, reports, wanted);
    for (PythonThread thread : python.threads()) {
      telling.sections(
          "thread " + thread.number(),
          () -> {
            folding.add(thread);
            return List.of();
          });
    }
    for (Folding.Candidates candidates : folding.candidates()) {
      telling.sections(candidates.name(), () -> folding.sections(candidates));
    }
  }

  private NativeThreadsSection nativeThreads(Optional<PythonProcess> python) {
    Set<Integer> joined = new HashSet<>();
    if (python.isPresent()) {
      for (PythonThread thread : python.get().threads()) {
        thread.tid().ifPresent(joined::add);
      }
    }
    List<NativeThread> others =
        subject.target().threads().stream().filter(t -> !joined.contains(t.tid())).toList();
    return NativeGroups.of(others);
  }
}
