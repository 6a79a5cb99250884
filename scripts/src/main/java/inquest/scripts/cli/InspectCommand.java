package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.Cause;
import inquest.scripts.answer.Format;
import inquest.scripts.investigations.Given;
import inquest.scripts.investigations.Investigation;
import inquest.scripts.investigations.InvestigationFailed;
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
 * {@code inquest CORE} and {@code inquest PID}: the investigation that it asks for. A process that
 * died is asked why; one that lives, or did when its core was written, is asked what it waits for.
 * Of one without Python there is the report.
 *
 * @param core the core file
 * @param how where investigations are looked for and how they answer
 */
record InspectCommand(Path core, InvestigationOptions how) implements Command {
  private static final int COMMANDS_NAMED = 3;
  private static final String HANG = "hang";

  InspectCommand {
    Objects.requireNonNull(core);
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
    try (Hooks hooks = how.report().hooks(console);
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
      return how.look(hang, Given.of(hang, Map.of()), core, hooks, console);
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
              Given.of(investigation, Map.of()),
              core,
              inquest,
              Optional.empty(),
              hooks,
              console);
      if (how.format() == Format.TEXT) {
        nameNext(investigation.next(), console);
      }
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

  private void nameNext(List<String> commands, Console console) throws IOException {
    if (commands.isEmpty()) {
      return;
    }
    console.out().append("\nWorth running next:\n");
    NextCommands next = new NextCommands(core, how.report(), console.home());
    for (String words : commands.subList(0, Math.min(COMMANDS_NAMED, commands.size()))) {
      console.out().append("  ").append(Console.harmless(next.of(words))).append('\n');
    }
  }
}
