package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.target.CannotOpen;
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
 * {@code inquest run}: a canned investigation of a core file or a living process.
 *
 * @param name the investigation's
 * @param core the core file or the digits of a process id; empty where the investigation is only
 *     shown
 * @param parameters what it was told, by name
 * @param show whether its source is printed and nothing is run
 * @param how where it is looked for and how it answers
 */
record RunCommand(
    String name,
    Optional<Path> core,
    Map<String, String> parameters,
    boolean show,
    InvestigationOptions how)
    implements Command {
  RunCommand {
    Objects.requireNonNull(name);
    Objects.requireNonNull(core);
    parameters = Map.copyOf(parameters);
    Objects.requireNonNull(how);
    if (core.isEmpty() && !show) {
      throw new IllegalArgumentException("an investigation needs a target");
    }
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    try (Hooks hooks = how.hooks(Optional.of(name), console)) {
      Investigation investigation = how.investigations(hooks, console.environment()).find(name);
      if (show) {
        console.out().append(investigation.text());
        return ExitStatus.DONE;
      }
      Map<String, String> given = Given.of(investigation, parameters);
      return run(investigation, given, core.orElseThrow(), hooks, console);
    } catch (InvestigationFailed e) {
      throw Stop.at(e.getMessage());
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
  }

  private ExitStatus run(
      Investigation investigation,
      Map<String, String> given,
      Path target,
      Hooks hooks,
      Console console)
      throws IOException, CannotLoad {
    Inquest.Options opening =
        how.report()
            .open(
                Optional.empty(),
                CoreCommand.written(target),
                new ProgressLine(console, InstantSource.system()),
                console.environment());
    Opened.Look look = how.look(investigation, given, target, hooks, console);
    try (Opened opened = Opened.open(target, opening, look)) {
      Inquest inquest = opened.inquest();
      inquest.whyNoPython().ifPresent(Stop::because);
      ExitStatus status =
          how.run(investigation, given, target, inquest, opened.sampler(look), hooks, console);
      how.nameNext(investigation, target, console);
      return status;
    } catch (CannotOpen e) {
      throw Stop.of(e);
    }
  }
}
