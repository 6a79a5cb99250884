package inquest.scripts.cli;

import inquest.dsl.Session;
import inquest.dsl.ast.QueryError;
import inquest.dsl.eval.PythonValues;
import inquest.dsl.relations.BuiltinCatalogue;
import inquest.engine.Inquest;
import inquest.engine.note.Note;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.ShowLimits;
import inquest.engine.target.CannotOpen;
import inquest.scripts.answer.Answers;
import inquest.scripts.answer.Form;
import inquest.scripts.answer.Format;
import inquest.scripts.answer.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code inquest query}: answers to queries about a core file.
 *
 * @param core the core file
 * @param scripts texts of scripts, run in order
 * @param files script files, run before
 * @param format how answers are written
 * @param bareKeys whether only first columns are written, without headings
 * @param parameters values of {@code $name}
 * @param options how the core is opened and values are shown
 */
record QueryCommand(
    Path core,
    List<String> scripts,
    List<Path> files,
    Format format,
    boolean bareKeys,
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
    try (Inquest inquest = Inquest.open(core, how)) {
      inquest.whyNoPython().ifPresent(Stop::because);
      return ask(inquest, inquest.python().orElseThrow(), console);
    } catch (CannotOpen e) {
      throw Stop.of(e);
    }
  }

  private ExitStatus ask(Inquest inquest, PythonProcess python, Console console)
      throws IOException {
    ShowLimits limits = options.values().limits();
    Subject subject = new Subject(core.toString(), python, options.shower(python, limits), limits);
    PythonValues values = subject.values();
    Session session =
        new Session(
            BuiltinCatalogue.of(inquest, python, values, subject.shower()), values, parameters);
    Form form = new Form(format, bareKeys, console.outIsTerminal() ? console.columns() : 0);
    Answers answers = new Answers(subject, form, console.out(), console);
    for (Path file : files) {
      run(session, Files.readString(file), answers.beside(file), file + ": ");
    }
    for (String script : scripts) {
      run(session, script, answers, "");
    }
    if (format == Format.TEXT && options.verbose()) {
      for (Note note : inquest.notes()) {
        console.complain(note.toString());
      }
    }
    return options.strict() && answers.lacking() ? ExitStatus.NOTES : ExitStatus.DONE;
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
