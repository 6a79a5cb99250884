package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.runtime.PythonProcess;
import inquest.scripts.investigations.FileKind;
import inquest.scripts.investigations.Inquiry;
import inquest.scripts.investigations.Investigation;
import inquest.scripts.investigations.InvestigationFailed;
import inquest.scripts.investigations.Investigations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where investigations are looked for and how they answer.
 *
 * @param folders the user's, before those of the configuration
 * @param format how answers are written
 * @param exitCode whether {@link ExitStatus#FOUND} says that something was found
 * @param stop whether a living process stands still while it is read
 * @param report how the core is opened and values are shown
 */
record InvestigationOptions(
    List<Path> folders,
    QueryCommand.Format format,
    boolean exitCode,
    boolean stop,
    ReportOptions report) {
  InvestigationOptions {
    folders = List.copyOf(folders);
    Objects.requireNonNull(format);
    Objects.requireNonNull(report);
  }

  /** All investigations that can be found. */
  Investigations investigations(Map<String, String> environment) {
    return investigations(folders, environment);
  }

  /**
   * All investigations that can be found.
   *
   * @param folders the user's, before those of the configuration
   */
  static Investigations investigations(List<Path> folders, Map<String, String> environment) {
    folders.forEach(folder -> ReportOptions.requireFolder("--investigations", folder));
    List<Path> all = new ArrayList<>(folders);
    Investigations.ownFolder(environment).ifPresent(all::add);
    return new Investigations(all, List.of(FileKind.scripts()));
  }

  /**
   * How a living process is looked at for one of them.
   *
   * @param given the value of each of its parameters
   * @param target the digits of its process id
   */
  Opened.Look look(
      Investigation investigation, Map<String, String> given, Path target, Console console) {
    return new Opened.Look(
        stop,
        true,
        inquest -> {
          try {
            if (inquest.python().isPresent()) {
              run(investigation, given, target, inquest, console.silent());
            }
          } catch (Stop | IOException e) {
            return; // what is wrong is told when the answers are
          }
        });
  }

  /**
   * Runs one of them on an open process.
   *
   * @param given the value of each of its parameters
   * @param core what the process was opened from
   */
  ExitStatus run(
      Investigation investigation,
      Map<String, String> given,
      Path core,
      Inquest inquest,
      Console console)
      throws IOException {
    PythonProcess python = inquest.python().orElseThrow();
    Questions questions = Questions.of(inquest, python, report);
    AnswerWriter writer = new AnswerWriter(console, core, format, false, questions).tellingOnce();
    investigation.file().ifPresent(writer::beside);
    boolean found;
    try {
      found = investigation.run(new Inquiry(questions.session(given), writer, given));
    } catch (InvestigationFailed e) {
      throw Stop.at(e.getMessage());
    }
    writer.notes(inquest.notes());
    if (exitCode && found) {
      return ExitStatus.FOUND;
    }
    return report.strict() && writer.lacksSomething() ? ExitStatus.NOTES : ExitStatus.DONE;
  }
}
