package inquest.scripts.shell;

import inquest.dsl.Session;
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
import inquest.engine.show.Printers;
import inquest.engine.show.Shower;
import inquest.engine.show.library.LibraryPrinters;
import inquest.engine.target.CannotOpen;
import inquest.scripts.answer.Subject;
import inquest.scripts.jython.Ground;
import java.nio.file.Path;
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
  private View view;
  private Standing standing;
  private Session session;

  /**
   * One look at the process.
   *
   * @param inquest the look
   * @param python the interpreter
   * @param sources its source files
   * @param subject how its values are shown
   * @param catalogue what can be asked of it
   */
  private record View(
      Inquest inquest,
      PythonProcess python,
      SourceFiles sources,
      Subject subject,
      Catalogue catalogue) {}

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
    try {
      view = view(opening.open());
    } catch (CannotOpen | CannotDo | RuntimeException e) {
      opening.close();
      throw e;
    }
    standing = new Standing(view.python());
    session = new Session(view.catalogue(), view.subject().values(), parameters, cancellation);
  }

  /** How a look is shown, as the settings and hooks now say. */
  private View view(Inquest inquest) throws CannotDo {
    PythonProcess python =
        inquest
            .python()
            .orElseThrow(() ->
                new CannotDo(
                    inquest
                        .whyNoPython()
                        .map(Inquest.NoPython::sentence)
                        .orElse("there is no Python in " + opening.name())));
    if (hooks.isPresent()) {
      hooks
          .get()
          .bind(new Ground(opening.name(), inquest, python, settings.limits(), settings.redact()));
      settings.disabled().forEach(name -> hooks.get().enable(name, false));
    }
    Shower shower =
        Inquest.shower(
            python, settings.limits(), settings.redact(), printers().without(settings.disabled()));
    Subject subject = new Subject(opening.name(), python, shower, settings.limits());
    Catalogue builtin = BuiltinCatalogue.of(inquest, python, subject.values(), shower);
    Catalogue catalogue = hooks.isPresent() ? hooks.get().over(builtin) : builtin;
    return new View(inquest, python, inquest.sources(), subject, catalogue);
  }

  private Printers printers() throws CannotDo {
    Printers builtin = LibraryPrinters.all();
    return hooks.isPresent() ? hooks.get().over(builtin) : builtin;
  }

  /** Every printer, those of hooks first, also such as are disabled. */
  Printers allPrinters() throws CannotDo {
    return printers();
  }

  /**
   * Shows values as the settings and hooks now say.
   *
   * @throws CannotDo when hooks cannot be used; then all stays as it was
   */
  void respell() throws CannotDo {
    show(view(view.inquest()));
  }

  private void show(View next) {
    view = next;
    session = session.over(next.catalogue(), next.subject().values());
  }

  /**
   * Loads hooks, and shows values with them.
   *
   * @throws CannotDo when they cannot be loaded
   */
  void load(Path file) throws CannotDo {
    HookLoader loader =
        hooks.orElseThrow(
            () -> new CannotDo("hooks in Python cannot be loaded here, only .iq scripts"));
    loader.load(file);
    try {
      respell();
    } catch (CannotDo e) {
      // A name that is taken, say: it must not be in the way of all that comes.
      loader.forget(file);
      respell();
      throw new CannotDo(e.getMessage() + "; the hooks of " + file + " are left out");
    }
  }

  /** Switches a printer on or off. */
  void enable(String printer, boolean on) throws CannotDo {
    if (on) {
      settings.disabled().remove(printer);
    } else {
      settings.disabled().add(printer);
    }
    hooks.ifPresent(h -> h.enable(printer, on));
    respell();
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
    View next;
    try {
      next = view(opening.open());
    } catch (CannotOpen e) {
      throw new CannotDo(e.reason() + "; " + e.next());
    }
    Standing stood = standing;
    standing = new Standing(next.python());
    standing.follow(stood);
    show(next);
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
    return view.python();
  }

  SourceFiles sources() {
    return view.sources();
  }

  Standing standing() {
    return standing;
  }

  Subject subject() {
    return view.subject();
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
    return new Stacks(
        view.python(), new ShownValues(view.subject().shower()), view.sources(), wanted);
  }

  /** The variables that {@code print} may name: those of the frame where the user stands. */
  Optional<Surroundings> surroundings() {
    Optional<Frame> frame = standing.frameIfAny();
    return frame.map(
        f -> new Surroundings("frame " + standing.label(), new FrameVariables(view.python(), f)));
  }

  /** Closes the process. */
  @Override
  public void close() {
    opening.close();
  }
}
