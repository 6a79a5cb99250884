package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.report.Report;
import inquest.engine.target.CannotOpen;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.Hooks;
import inquest.scripts.text.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code inquest core} and {@code inquest remote}: the report of a core file or a living process.
 *
 * @param core the core file, or the digits of a process id
 * @param executable the executable that the process ran; absent when the core knows
 * @param options what the report shows
 */
record CoreCommand(Path core, Optional<Path> executable, ReportOptions options) implements Command {
  CoreCommand {
    Objects.requireNonNull(core);
    Objects.requireNonNull(executable);
    Objects.requireNonNull(options);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    return run(console, written(core));
  }

  /**
   * The same where the time of the file says nothing.
   *
   * @param written when the core was written; empty when that is not known
   */
  ExitStatus run(Console console, Optional<Instant> written) throws IOException {
    Inquest.Options how =
        options.open(
            executable,
            written,
            new ProgressLine(console, InstantSource.system()),
            console.environment());
    try (Hooks hooks = options.hooks(console);
        Opened opened = Opened.open(core, how, options.look(true))) {
      return tell(opened.inquest(), core.toString(), hooks, options, console);
    } catch (CannotOpen e) {
      throw Stop.of(e);
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
  }

  /**
   * Prints the report of what was opened.
   *
   * @param name what hooks call the target
   */
  static ExitStatus tell(
      Inquest inquest, String name, Hooks hooks, ReportOptions options, Console console)
      throws IOException, CannotLoad {
    if (!hooks.none() && inquest.python().isPresent()) {
      hooks.bind(options.ground(name, inquest, inquest.python().get()));
    }
    Report report =
        inquest.report(
            options.wanted(), options.values().limits(), options.redact(), Ground.printers(hooks));
    Completeness reader = new Completeness(new TextReport(console.out(), options.style(console)));
    report.tell(reader);
    inquest.whyNoPython().ifPresent(Stop::because);
    return options.strict() && !reader.complete() ? ExitStatus.NOTES : ExitStatus.DONE;
  }

  /** When a core was written; empty where the file cannot be asked. */
  static Optional<Instant> written(Path core) {
    try {
      return Optional.of(Files.getLastModifiedTime(core).toInstant());
    } catch (IOException e) {
      return Optional.empty(); // opening it says what is wrong with it
    }
  }
}
