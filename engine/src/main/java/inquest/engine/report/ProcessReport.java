package inquest.engine.report;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import inquest.engine.stack.Joiner;
import inquest.engine.stack.NativeCalls;
import inquest.engine.target.BlockedCalls;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The report of one process, made from what the rooms below know of it. Each section is made behind
 * a seam: a defect in making it costs that section alone.
 */
public final class ProcessReport implements Report {
  private final Subject subject;
  private final Wanted wanted;

  /**
   * What is reported on. What is supplied is asked for when it is first needed.
   *
   * @param name the core file, as the user named it
   * @param image the process as the kernel saw it, with its files
   * @param python its interpreter; empty where none was found
   * @param values shows the values of an interpreter's objects
   * @param redacted whether arguments and variables it was started with are kept back
   * @param sources its source files
   * @param joiner joins its Python and native frames; asked for where native frames are wanted
   * @param evidence what the answers rest on; asked for when the threads have been told
   * @param notes what was noted elsewhere; asked for last
   */
  public record Subject(
      String name,
      ProcessImage image,
      Supplier<Optional<PythonProcess>> python,
      Function<PythonProcess, Values> values,
      boolean redacted,
      SourceFiles sources,
      Supplier<Joiner> joiner,
      Supplier<List<EvidenceSection.Fact>> evidence,
      Supplier<List<Note>> notes) {
    /** Refuses null parts. */
    public Subject {
      Objects.requireNonNull(name);
      Objects.requireNonNull(image);
      Objects.requireNonNull(python);
      Objects.requireNonNull(values);
      Objects.requireNonNull(sources);
      Objects.requireNonNull(joiner);
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
    Notes notes = new Notes();
    Optional<PythonProcess> python =
        telling.part("the interpreter", subject.python()).flatMap(found -> found);
    HeadSections head = new HeadSections(subject, python);
    telling.section("what the core is", head::process);
    telling.section("why it was written", head::cause);
    BlockedCalls calls = new BlockedCalls(subject.image().target(), subject.image().memory());
    Optional<NativeStacks> natives =
        wanted.nativeFrames() == Wanted.NativeFrames.NONE
            ? Optional.empty()
            : telling.part("the native stacks", () -> natives(notes));
    if (python.isPresent()) {
      telling.section("how it was started", () -> head.command(python.get(), notes));
      threads(telling, python.get(), calls, natives, notes);
    }
    telling.section("the native threads", () -> nativeThreads(python, calls, natives));
    natives.ifPresent(made -> notes.addAll(made.notes()));
    telling.section("the evidence", () -> new EvidenceSection(subject.evidence().get()));
    telling.section(
        "the notes",
        () -> {
          notes.addAll(subject.notes().get());
          notes.addAll(subject.sources().notes());
          return new NotesSection(notes.toList());
        });
  }

  private <X extends Exception> void threads(
      Telling<X> telling,
      PythonProcess python,
      BlockedCalls calls,
      Optional<NativeStacks> natives,
      Notes notes)
      throws X {
    telling.section(
        "the threads",
        () ->
            new OverviewSection(
                python.threads().size(),
                python.interpreters().size(),
                subject.image().target().threads().size()));
    Values values = subject.values().apply(python);
    Stacks stacks = new Stacks(python, values, subject.sources(), wanted);
    ThreadReports reports =
        new ThreadReports(python, subject.image().target(), calls, values, notes, natives);
    Folding folding = new Folding(python, stacks, reports, wanted, natives);
    for (PythonThread thread : python.threads()) {
      telling.part("thread " + thread.number(), () -> folding.add(thread));
    }
    for (Folding.Group group : folding.groups()) {
      telling.section(group.name(), () -> folding.section(group));
    }
  }

  private NativeStacks natives(Notes notes) {
    SourceFiles sources = subject.sources();
    NativeCalls calls =
        new NativeCalls(
            subject.image(),
            (file, line) ->
                sources.nativeLine(file, line).filter(l -> !l.newer()).map(SourceLine::text));
    return new NativeStacks(subject.joiner().get(), calls, sources, wanted, notes);
  }

  private NativeThreadsSection nativeThreads(
      Optional<PythonProcess> python, BlockedCalls calls, Optional<NativeStacks> natives) {
    return NativeGroups.of(
        python.map(PythonProcess::nativeOnly).orElseGet(subject.image().target()::threads),
        python.isPresent(),
        calls,
        natives.filter(n -> wanted.nativeFrames() == Wanted.NativeFrames.ALL));
  }
}
