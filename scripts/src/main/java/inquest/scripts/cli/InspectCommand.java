package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.Cause;
import inquest.scripts.investigations.Given;
import inquest.scripts.investigations.Investigation;
import inquest.scripts.investigations.InvestigationFailed;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Hooks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code inquest CORE} and {@code inquest PID}: the investigation that it asks for. A process that
 * died is asked why; one that lives, or did when its core was written, is asked what it waits for.
 * Of one without Python there is the report.
 *
 * @param core the core file
 * @param parameters what the investigation is told, by name
 * @param how where investigations are looked for and how they answer
 */
record InspectCommand(Path core, Map<String, String> parameters, InvestigationOptions how)
    implements Command {
  private static final String HANG = "hang";

  InspectCommand {
    Objects.requireNonNull(core);
    parameters = Map.copyOf(parameters);
    Objects.requireNonNull(how);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    Inquest.Options opening =
        how.report()
            .open(
                Optional.empty(),
                CoreCommand.written(core),
                new ProgressLine(console, InstantSource.system()),
                console.environment());
    try (Hooks hooks = how.hooks(Optional.empty(), console);
        Opened opened = Opened.open(core, opening, look(hooks, console))) {
      Inquest inquest = opened.inquest();
      if (inquest.python().isPresent()) {
        return investigate(inquest, hooks, console);
      }
    } catch (CannotOpen e) {
      throw Stop.of(e);
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
    return new CoreCommand(core, Optional.empty(), how.report()).run(console);
  }

  /** What a living process is asked. */
  private Opened.Look look(Hooks hooks, Console console) throws IOException, CannotLoad {
    try {
      Investigation hang = how.investigations(hooks, console.environment()).find(HANG);
      // A core is not looked at in this way, and may be asked something else.
      Map<String, String> told = Opened.pid(core).isPresent() ? parameters : Map.of();
      return how.look(hang, Given.of(hang, told), core, hooks, console);
    } catch (InvestigationFailed e) {
      throw Stop.at(e.getMessage());
    }
  }

  private ExitStatus investigate(Inquest inquest, Hooks hooks, Console console)
      throws IOException, CannotLoad {
    try {
      Investigation investigation =
          how.investigations(hooks, console.environment()).find(question(inquest));
      ExitStatus status =
          how.run(
              investigation,
              Given.of(investigation, parameters),
              core,
              inquest,
              Optional.empty(),
              hooks,
              console);
      how.nameNext(investigation, core, console);
      return status;
    } catch (InvestigationFailed e) {
      throw Stop.at(e.getMessage());
    }
  }

  private static String question(Inquest inquest) {
    return switch (inquest.target().cause()) {
      case Cause.Signal signal -> "crash";
      case Cause.OnDemand alive -> HANG;
      case Cause.Alive alive -> HANG;
      case Cause.NotRecorded unknown -> HANG;
    };
  }
}
