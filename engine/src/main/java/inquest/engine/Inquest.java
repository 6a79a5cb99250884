package inquest.engine;

import inquest.engine.binaries.ProcessImage;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.note.Limits;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.note.Unreadable;
import inquest.engine.report.ProcessReport;
import inquest.engine.report.Report;
import inquest.engine.report.ShownValues;
import inquest.engine.report.SourceFiles;
import inquest.engine.report.Wanted;
import inquest.engine.runtime.NotPython;
import inquest.engine.runtime.PythonOptions;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.Printers;
import inquest.engine.show.ShowLimits;
import inquest.engine.show.Shower;
import inquest.engine.show.library.LibraryPrinters;
import inquest.engine.stack.Joiner;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.CoreTarget;
import inquest.engine.target.Progress;
import inquest.engine.target.Target;
import inquest.engine.unwind.SymbolNames;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The front door: a process, opened, with the Python in it where there is one. Runs nothing of the
 * process and writes nothing to it. Safe to use from several threads until closed.
 */
public final class Inquest implements AutoCloseable {
  private static final Set<NotPython.Reason> NOT_PYTHON =
      Set.of(NotPython.Reason.NO_INTERPRETER, NotPython.Reason.PYPY, NotPython.Reason.GRAALPY);

  private final String name;
  private final Options options;
  private final ProcessImage image;
  private boolean looked; // guarded by this, like what was found
  private Joiner joiner; // null until asked for; guarded by this
  private Optional<PythonProcess> python = Optional.empty();
  private Optional<NoPython> whyNoPython = Optional.empty();

  /**
   * How a process is opened.
   *
   * @param search where files of the process are looked for on this machine
   * @param layoutFiles layout files of the user, which override what is known of the interpreter
   * @param written when the core was written, as far as known: source files that are newer are
   *     marked
   * @param limits caps on every walk
   * @param progress is told how far long work has come
   */
  public record Options(
      SearchOptions search,
      List<Path> layoutFiles,
      Optional<Instant> written,
      Limits limits,
      Progress progress) {
    /** Copies the list. */
    public Options {
      Objects.requireNonNull(search);
      layoutFiles = List.copyOf(layoutFiles);
      Objects.requireNonNull(written);
      Objects.requireNonNull(limits);
      Objects.requireNonNull(progress);
    }

    /** Nothing but what the core itself says, within the usual limits. */
    public static Options defaults() {
      return new Options(
          SearchOptions.none(), List.of(), Optional.empty(), Limits.defaults(), Progress.none());
    }
  }

  /**
   * Why no Python is shown.
   *
   * @param sentence for a person, without a final full stop; not escaped for a terminal
   * @param otherProgram whether the process is known to run something else than CPython
   */
  public record NoPython(String sentence, boolean otherProgram) {
    /** Refuses null. */
    public NoPython {
      Objects.requireNonNull(sentence);
    }
  }

  private Inquest(String name, Options options, ProcessImage image) {
    this.name = name;
    this.options = options;
    this.image = image;
  }

  /**
   * Opens a core file.
   *
   * @throws CannotOpen when it is no core, or one that cannot be analysed at all; a core without
   *     Python opens
   */
  public static Inquest open(Path core, Options options) throws CannotOpen {
    return over(
        core.toString(), CoreTarget.open(core, options.limits(), options.progress()), options);
  }

  /**
   * Opens a process that was already reached.
   *
   * @param name what reports call it
   * @param target closed together with this
   */
  public static Inquest over(String name, Target target, Options options) {
    try {
      return new Inquest(
          name, options, ProcessImage.of(target, options.search(), options.progress()));
    } catch (RuntimeException e) {
      target.close();
      throw e;
    }
  }

  /**
   * The same process at another moment: what does not change is not looked for again.
   *
   * @param later another look at it
   */
  Inquest at(Target later) {
    ProcessImage then =
        image
            .at(later)
            .orElseGet(() -> ProcessImage.of(later, options.search(), options.progress()));
    Inquest next = new Inquest(name, options, then);
    Optional<PythonProcess> known = python();
    if (known.isPresent()) {
      try {
        next.python = Optional.of(known.get().at(then));
        next.looked = true;
      } catch (Unreadable e) {
        next.looked = false; // it is looked for anew, and what is wrong is told then
      }
    }
    return next;
  }

  /**
   * Reads of the process what a report would, native frames apart, and tells nobody: while a
   * process stands still, or to know before it does.
   *
   * @param wanted what the report will tell
   * @param limits how much of each value it will show
   */
  public void gather(Wanted wanted, ShowLimits limits) {
    Report report =
        new ProcessReport(
            subject(limits, false, SourceFiles.none(), LibraryPrinters.all()),
            wanted.withNativeFrames(Wanted.NativeFrames.NONE, false));
    report.tell(section -> {});
  }

  /** The process as the kernel saw it. */
  public Target target() {
    return image.target();
  }

  /** The process with its files. */
  public ProcessImage image() {
    return image;
  }

  /** Its interpreter, looked for when first asked for; empty where none was found. */
  public synchronized Optional<PythonProcess> python() {
    if (!looked) {
      looked = true;
      PythonOptions how = new PythonOptions(options.layoutFiles(), options.limits());
      try {
        python = Optional.of(PythonProcess.find(image, how));
      } catch (NotPython e) {
        whyNoPython = Optional.of(new NoPython(e.getMessage(), NOT_PYTHON.contains(e.reason())));
      } catch (Unreadable e) {
        whyNoPython = Optional.of(new NoPython(e.getMessage(), false));
      }
    }
    return python;
  }

  /** Why no interpreter was found; empty where one was. */
  public synchronized Optional<NoPython> whyNoPython() {
    return python().isPresent() ? Optional.empty() : whyNoPython;
  }

  /**
   * The report of the process. Each part is read when it is told.
   *
   * @param wanted what is told
   * @param limits how much of each value is shown
   * @param redacted whether contents of values are kept back
   */
  public Report report(Wanted wanted, ShowLimits limits, boolean redacted) {
    return report(wanted, limits, redacted, LibraryPrinters.all());
  }

  /**
   * The same with other printers.
   *
   * @param printers how types are shown that are not built in
   */
  public Report report(Wanted wanted, ShowLimits limits, boolean redacted, Printers printers) {
    return new ProcessReport(subject(limits, redacted, sources(), printers), wanted);
  }

  private ProcessReport.Subject subject(
      ShowLimits limits, boolean redacted, SourceFiles sources, Printers printers) {
    return new ProcessReport.Subject(
        name,
        image,
        this::python,
        found -> new ShownValues(shower(found, limits, redacted, printers)),
        redacted,
        sources,
        this::joiner,
        () -> Evidence.of(image, python()),
        this::notes);
  }

  /**
   * Shows the values of an interpreter.
   *
   * @param found the interpreter
   * @param limits how much of each value is shown
   * @param redacted whether contents of values are kept back
   */
  public static Shower shower(PythonProcess found, ShowLimits limits, boolean redacted) {
    return shower(found, limits, redacted, LibraryPrinters.all());
  }

  /**
   * The same with other printers.
   *
   * @param printers how types are shown that are not built in
   */
  public static Shower shower(
      PythonProcess found, ShowLimits limits, boolean redacted, Printers printers) {
    return new Shower(found.objects(), printers, limits, redacted, found::lineOf);
  }

  /** Joins the Python and native frames of its threads; each native stack is walked once. */
  public synchronized Joiner joiner() {
    if (joiner == null) {
      joiner = new Joiner(image, python(), new SymbolNames(image), options.limits());
    }
    return joiner;
  }

  /** The source files of this machine, each opened once for who asked. */
  public SourceFiles sources() {
    List<Path> roots = new ArrayList<>();
    target().root().ifPresent(roots::add);
    options.search().sysroot().ifPresent(roots::add);
    options.search().libSearchRoot().ifPresent(roots::add);
    return new SourceFiles(
        roots,
        options.written(),
        () -> python().flatMap(p -> p.facts().environment()).map(all -> all.get("PWD")));
  }

  /** What was noted of the process as a whole: what is missing, inferred or worth knowing. */
  public List<Note> notes() {
    Optional<PythonProcess> found = python(); // looked for first: files are missed on the way
    Notes notes = new Notes();
    notes.addAll(target().notes());
    notes.addAll(image.notes());
    found.ifPresent(p -> notes.addAll(p.notes()));
    whyNoPython().ifPresent(why -> notes.add(Note.error("", why.sentence())));
    return notes.toList();
  }

  /** Closes the core and the files. */
  @Override
  public void close() {
    image.close();
  }
}
