package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.show.library.LibraryPrinters;
import inquest.scripts.answer.Answers;
import inquest.scripts.answer.Format;
import inquest.scripts.investigations.FileKind;
import inquest.scripts.investigations.HookInvestigation;
import inquest.scripts.investigations.Inquiry;
import inquest.scripts.investigations.Investigation;
import inquest.scripts.investigations.InvestigationFailed;
import inquest.scripts.investigations.Investigations;
import inquest.scripts.investigations.Sampler;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Hooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
    List<Path> folders, Format format, boolean exitCode, boolean stop, ReportOptions report) {
  private static final int COMMANDS_NAMED = 3;

  InvestigationOptions {
    folders = List.copyOf(folders);
    Objects.requireNonNull(format);
    Objects.requireNonNull(report);
  }

  /**
   * Begins to load the hooks of a report, and those that lie where investigations do.
   *
   * @param name the investigation that is wanted, which may be a hook file itself
   */
  Hooks hooks(Optional<String> name, Console console) throws IOException {
    return report.hooks(among(folders, name, console.environment()), console);
  }

  /** Hook files in the folders of investigations, and the one that is named. */
  static List<Path> among(
      List<Path> folders, Optional<String> name, Map<String, String> environment)
      throws IOException {
    List<Path> all = new ArrayList<>(folders);
    Investigations.ownFolder(environment).ifPresent(all::add);
    List<Path> files = new ArrayList<>(Investigations.hookFiles(all));
    name.filter(n -> n.endsWith(".py"))
        .map(Path::of)
        .filter(Files::isRegularFile)
        .ifPresent(files::add);
    return files;
  }

  /**
   * All investigations that can be found.
   *
   * @throws CannotLoad where a hook has an error
   */
  Investigations investigations(Hooks hooks, Map<String, String> environment) throws CannotLoad {
    return investigations(folders, hooks, environment);
  }

  /**
   * All investigations that can be found.
   *
   * @param folders the user's, before those of the configuration
   * @throws CannotLoad where a hook has an error
   */
  static Investigations investigations(
      List<Path> folders, Hooks hooks, Map<String, String> environment) throws CannotLoad {
    folders.forEach(folder -> ReportOptions.requireFolder("--investigations", folder));
    List<Path> all = new ArrayList<>(folders);
    Investigations.ownFolder(environment).ifPresent(all::add);
    if (hooks.none()) {
      return new Investigations(all, List.of(FileKind.scripts()), List.of());
    }
    hooks.over(LibraryPrinters.all()); // waits until they are loaded
    List<Investigation> made = new ArrayList<>();
    hooks.investigations().forEach(told -> made.add(new HookInvestigation(hooks, told)));
    return new Investigations(all, List.of(FileKind.scripts()), made);
  }

  /**
   * How a living process is looked at for one of them.
   *
   * @param given the value of each of its parameters
   * @param target the digits of its process id
   */
  Opened.Look look(
      Investigation investigation,
      Map<String, String> given,
      Path target,
      Hooks hooks,
      Console console) {
    return new Opened.Look(
        stop,
        true,
        inquest -> {
          hooks.rehearse(true);
          try {
            if (inquest.python().isPresent()) {
              run(investigation, given, target, inquest, Optional.empty(), hooks, console.silent());
            }
          } catch (Stop | IOException | CannotLoad e) {
            return; // what is wrong is told when the answers are
          } finally {
            hooks.rehearse(false);
          }
        });
  }

  /**
   * Runs one of them on an open process.
   *
   * @param given the value of each of its parameters
   * @param core what the process was opened from
   * @param sampler looks again at a living process
   */
  ExitStatus run(
      Investigation investigation,
      Map<String, String> given,
      Path core,
      Inquest inquest,
      Optional<Sampler> sampler,
      Hooks hooks,
      Console console)
      throws IOException, CannotLoad {
    PythonProcess python = inquest.python().orElseThrow();
    Questions questions =
        Questions.of(report.ground(core.toString(), inquest, python), hooks, report.verbose());
    Answers answers = questions.answers(format, false, console).tellingOnce();
    investigation.file().ifPresent(answers::beside);
    boolean found;
    try {
      found = investigation.run(new Inquiry(questions.session(given), answers, given, sampler));
    } catch (InvestigationFailed e) {
      throw Stop.at(e.getMessage());
    }
    questions.notes(format, console);
    if (exitCode && found) {
      return ExitStatus.FOUND;
    }
    return report.strict() && answers.lacking() ? ExitStatus.NOTES : ExitStatus.DONE;
  }

  /** Names commands worth running after an investigation, where a person reads the answer. */
  void nameNext(Investigation investigation, Path core, Console console) throws IOException {
    List<String> commands = investigation.next();
    if (commands.isEmpty() || format != Format.TEXT) {
      return;
    }
    console.out().append("\nWorth running next:\n");
    NextCommands next = new NextCommands(core, report, console.home());
    for (String words : commands.subList(0, Math.min(COMMANDS_NAMED, commands.size()))) {
      console.out().append("  ").append(Console.harmless(next.of(words))).append('\n');
    }
  }
}
