package inquest.scripts.cli;

import inquest.dsl.relation.Cancellation;
import inquest.engine.Inquest;
import inquest.engine.report.Wanted;
import inquest.engine.show.ShowLimits;
import inquest.engine.target.CannotOpen;
import inquest.scripts.shell.CannotDo;
import inquest.scripts.shell.LineInput;
import inquest.scripts.shell.Opening;
import inquest.scripts.shell.PlainScreen;
import inquest.scripts.shell.Screen;
import inquest.scripts.shell.Settings;
import inquest.scripts.shell.Shell;
import inquest.scripts.shell.Workplace;
import inquest.scripts.shell.terminal.HistoryFile;
import inquest.scripts.shell.terminal.TerminalShell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code inquest shell}: queries and commands about a core file or a living process, one after the
 * other. On a terminal it always ends with {@link ExitStatus#DONE}; a script on the standard input
 * ends with {@link ExitStatus#FAILED} where a line of it failed, though the lines behind were
 * carried out.
 *
 * @param core the core file, or the digits of a process id
 * @param stop whether a living process stands still while it is read
 * @param parameters values of {@code $name}
 * @param history whether lines are remembered for the next time
 * @param options how the core is opened and values are shown
 */
record ShellCommand(
    Path core, boolean stop, Map<String, String> parameters, boolean history, ReportOptions options)
    implements Command {
  ShellCommand {
    Objects.requireNonNull(core);
    parameters = Map.copyOf(parameters);
    Objects.requireNonNull(options);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    Settings settings = new Settings(options.values().limits(), options.redact(), options.colour());
    Opening opening = opening(console);
    Cancellation cancellation = new Cancellation();
    try (ShellHooks hooks = new ShellHooks(options, console, cancellation);
        Workplace work =
            new Workplace(opening, settings, Optional.of(hooks), parameters, cancellation)) {
      return talk(work, console);
    } catch (CannotOpen e) {
      throw Stop.of(e);
    } catch (CannotDo e) {
      throw Stop.at(e.getMessage());
    }
  }

  private Opening opening(Console console) {
    Inquest.Options how =
        options.open(
            Optional.empty(),
            CoreCommand.written(core),
            new ProgressLine(console, InstantSource.system()),
            console.environment());
    Wanted wanted = Wanted.defaults().withLocals(true);
    ShowLimits limits = options.values().limits();
    return new ShellOpening(
        core, how, new Opened.Look(stop, true, inquest -> inquest.gather(wanted, limits)));
  }

  private ExitStatus talk(Workplace work, Console console) throws IOException {
    boolean terminal = console.outIsTerminal();
    Screen screen =
        new PlainScreen(
            console.out(),
            console,
            terminal,
            terminal ? console.columns() : 0,
            0,
            console.mayColour(),
            console.environment());
    if (terminal && console.in().terminal()) {
      Optional<Path> file = history ? HistoryFile.place(console.environment()) : Optional.empty();
      new TerminalShell(work, screen, console.in().text(), file).run();
      return ExitStatus.DONE;
    }
    Shell shell = new Shell(work, screen);
    new LineInput(shell, console.in().text()).run();
    if (shell.failed()) {
      return ExitStatus.FAILED;
    }
    return options.strict() && shell.lacking() ? ExitStatus.NOTES : ExitStatus.DONE;
  }
}
