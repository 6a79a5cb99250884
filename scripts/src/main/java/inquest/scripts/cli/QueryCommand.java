package inquest.scripts.cli;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.engine.Inquest;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.target.CannotOpen;
import inquest.scripts.answer.Answers;
import inquest.scripts.answer.Format;
import inquest.scripts.answer.ScriptFile;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Hooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code inquest query}: answers to queries about a core file or a living process.
 *
 * @param core the core file, or the digits of a process id
 * @param scripts texts of scripts, run in order
 * @param files script files, run before
 * @param format how answers are written
 * @param bareKeys whether only first columns are written, without headings
 * @param stop whether a living process stands still while it is read
 * @param parameters values of {@code $name}
 * @param options how the core is opened and values are shown
 */
record QueryCommand(
    Path core,
    List<String> scripts,
    List<Path> files,
    Format format,
    boolean bareKeys,
    boolean stop,
    Map<String, String> parameters,
    ReportOptions options)
    implements Command {
  QueryCommand {
    Objects.requireNonNull(core);
    scripts = List.copyOf(scripts);
    files = List.copyOf(files);
    Objects.requireNonNull(format);
    parameters = Map.copyOf(parameters);
    Objects.requireNonNull(options);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    files.forEach(f -> ReportOptions.requireFile("--file", f));
    Inquest.Options how =
        options.open(
            Optional.empty(),
            CoreCommand.written(core),
            new ProgressLine(console, InstantSource.system()),
            console.environment());
    try (Hooks hooks = options.hooks(console)) {
      Opened.Look look = new Opened.Look(stop, true, inquest -> rehearse(inquest, hooks, console));
      return run(hooks, how, look, console);
    } catch (CannotOpen e) {
      throw Stop.of(e);
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
  }

  private ExitStatus run(Hooks hooks, Inquest.Options how, Opened.Look look, Console console)
      throws IOException, CannotOpen, CannotLoad {
    try (Opened opened = Opened.open(core, how, look)) {
      Inquest inquest = opened.inquest();
      inquest.whyNoPython().ifPresent(Stop::because);
      return ask(inquest, inquest.python().orElseThrow(), hooks, console);
    }
  }

  /** Reads what the answers need of a living process, and tells nobody. */
  private void rehearse(Inquest inquest, Hooks hooks, Console console) {
    hooks.rehearse(true);
    try {
      if (inquest.python().isPresent()) {
        ask(inquest, inquest.python().get(), hooks, console.silent());
      }
    } catch (Stop | IOException | CannotLoad e) {
      return; // what is wrong is told when the answers are
    } finally {
      hooks.rehearse(false);
    }
  }

  private ExitStatus ask(Inquest inquest, PythonProcess python, Hooks hooks, Console console)
      throws IOException, CannotLoad {
    Questions questions =
        Questions.of(options.ground(core.toString(), inquest, python), hooks, options.verbose());
    Session session = questions.session(parameters);
    Answers answers = questions.answers(format, bareKeys, console);
    for (Path file : files) {
      run(session, text(file), answers.beside(file), file + ": ");
    }
    for (String script : scripts) {
      run(session, script, answers, "");
    }
    questions.notes(format, console);
    return options.strict() && answers.lacking() ? ExitStatus.NOTES : ExitStatus.DONE;
  }

  private static String text(Path file) {
    try {
      return ScriptFile.read(file);
    } catch (ScriptFile.Unusable e) {
      throw Stop.at(e.getMessage());
    }
  }

  private static void run(Session session, String script, Answers answers, String where)
      throws IOException {
    try {
      session.run(script, answers);
    } catch (QueryError e) {
      throw Stop.at(where + e.pointed(script));
    }
  }
}
