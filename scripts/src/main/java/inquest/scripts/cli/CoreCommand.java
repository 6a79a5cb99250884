package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.report.Report;
import inquest.engine.target.CannotOpen;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Ground;
import inquest.scripts.jython.Hooks;
import inquest.scripts.text.Style;
import inquest.scripts.text.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code inquest core}: the report of a core file.
 *
 * @param core the core file
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
        Inquest inquest = Inquest.open(core, how)) {
      if (!hooks.none() && inquest.python().isPresent()) {
        hooks.bind(options.ground(core.toString(), inquest, inquest.python().get()));
      }
      Report report =
          inquest.report(
              options.wanted(),
              options.values().limits(),
              options.redact(),
              Ground.printers(hooks));
      Completeness reader = new Completeness(new TextReport(console.out(), style(console)));
      report.tell(reader);
      inquest.whyNoPython().ifPresent(Stop::because);
      return options.strict() && !reader.complete() ? ExitStatus.NOTES : ExitStatus.DONE;
    } catch (CannotOpen e) {
      throw Stop.of(e);
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
  }

  /** When a core was written; empty where the file cannot be asked. */
  static Optional<Instant> written(Path core) {
    try {
      return Optional.of(Files.getLastModifiedTime(core).toInstant());
    } catch (IOException e) {
      return Optional.empty(); // opening it says what is wrong with it
    }
  }

  private Style style(Console console) {
    return new Style(options.colour() && console.mayColour(), console.columns(), options.verbose());
  }
}
