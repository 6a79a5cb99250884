package inquest.scripts.shell;

import inquest.dsl.Session;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.plan.Surroundings;
import inquest.dsl.relation.Cancellation;
import inquest.dsl.relation.Catalogue;
import inquest.dsl.relations.BuiltinCatalogue;
import inquest.engine.Inquest;
import inquest.engine.report.ShownValues;
import inquest.engine.report.SourceFiles;
import inquest.engine.report.Stacks;
import inquest.engine.report.Wanted;
import inquest.engine.runtime.Frame;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.Printer;
import inquest.engine.show.Printers;
import inquest.engine.show.Shower;
import inquest.engine.show.library.LibraryPrinters;
import inquest.engine.target.CannotOpen;
import inquest.scripts.answer.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The process that the shell looks at, the names that were given while looking, and the place where
 * the user stands. Can be opened again: the names stay.
 */
public final class Workplace implements AutoCloseable {
  private final Opening opening;
  private final Settings settings;
  private final Optional<HookLoader> hooks;
  private final Cancellation cancellation;
  private Inquest inquest;
  private PythonProcess python;
  private SourceFiles sources;
  private Standing standing;
  private Subject subject;
  private Session session;

  /**
   * Opens the process.
   *
   * @param opening how
   * @param settings how values are shown
   * @param hooks loads hooks; empty where there are none
   * @param parameters values of {@code $name}
   * @param cancellation stops a query
   * @throws CannotOpen when it is not to be had
   * @throws CannotDo when there is no Python in it
   */
  public Workplace(
      Opening opening,
      Settings settings,
      Optional<HookLoader> hooks,
      Map<String, String> parameters,
      Cancellation cancellation)
      throws CannotOpen, CannotDo {
    this.opening = Objects.requireNonNull(opening);
    this.settings = Objects.requireNonNull(settings);
    this.hooks = Objects.requireNonNull(hooks);
    this.cancellation = Objects.requireNonNull(cancellation);
    enter(opening.open());
    subject = spell();
    session = new Session(catalogue(), subject.values(), parameters, cancellation);
  }

  private void enter(Inquest opened) throws CannotDo {
    inquest = opened;
    python =
        opened.python().orElseThrow(() -> new CannotDo("there is no Python in " + opening.name()));
    sources = opened.sources();
    standing = new Standing(python);
  }

  private Subject spell() {
    Shower shower =
        new Shower(
            python.objects(),
            printers().without(settings.disabled()),
            settings.limits(),
            settings.redact(),
            python::lineOf);
    return new Subject(opening.name(), python, shower, settings.limits());
  }

  private Catalogue catalogue() {
    PythonValues values = subject.values();
    Catalogue builtin = BuiltinCatalogue.of(inquest, python, values, subject.shower());
    return hooks.map(h -> h.over(builtin)).orElse(builtin);
  }

  private Printers printers() {
    Printers builtin = LibraryPrinters.all();
    return hooks.map(h -> h.over(builtin)).orElse(builtin);
  }

  /** Every printer, those of hooks first, also such as are disabled. */
  List<Printer> allPrinters() {
    return printers().all();
  }

  /** Shows values as the settings and hooks now say. */
  void respell() {
    subject = spell();
    session = session.over(catalogue(), subject.values());
  }

  /**
   * Opens the process again, to see it as it is now.
   *
   * @throws CannotDo when that would show nothing new, or cannot be done; then all stays as it was
   */
  void reopen() throws CannotDo {
    if (!opening.changes()) {
      throw new CannotDo(
          opening.name() + " is a core, which does not change: there is nothing to reload");
    }
    Inquest next;
    try {
      next = opening.open();
    } catch (CannotOpen e) {
      throw new CannotDo(e.reason() + "; " + e.next());
    }
    Inquest before = inquest;
    Standing stood = standing;
    enter(next);
    before.close();
    standing.follow(stood);
    respell();
  }

  /** What the command line or a reload opened. */
  Opening opening() {
    return opening;
  }

  Settings settings() {
    return settings;
  }

  Optional<HookLoader> hooks() {
    return hooks;
  }

  PythonProcess python() {
    return python;
  }

  SourceFiles sources() {
    return sources;
  }

  Standing standing() {
    return standing;
  }

  Subject subject() {
    return subject;
  }

  Session session() {
    return session;
  }

  /** Stops the query that runs; safe from any thread. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Tells frames, with or without their variables. */
  Stacks stacks(boolean locals) {
    Wanted wanted = Wanted.defaults().withLocals(locals).withDefinitions(true);
    return new Stacks(python, new ShownValues(subject.shower()), sources, wanted);
  }

  /** The variables that {@code print} may name: those of the frame where the user stands. */
  Optional<Surroundings> surroundings() {
    Optional<Frame> frame = standing.frameIfAny();
    return frame.map(
        f -> new Surroundings("frame " + standing.label(), new FrameVariables(python, f)));
  }

  /** Closes the process. */
  @Override
  public void close() {
    inquest.close();
  }
}
