package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.note.Limits;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.live.LiveTarget;
import inquest.engine.target.live.ProgramWatch;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Hooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code inquest exec}: runs a program, reports on it when it dies of a signal or writes nothing
 * for too long, and ends as it ended. Reports go to the error stream: the other is the program's.
 *
 * @param command the program and its arguments
 * @param timeout how long it may write nothing; empty for as long as it likes
 * @param kill whether it is killed after the report that it is silent
 * @param options what the report shows
 */
record ExecCommand(
    List<String> command, Optional<Duration> timeout, boolean kill, ReportOptions options)
    implements Command {
  private static final int SIGKILL = 9;

  ExecCommand {
    command = List.copyOf(command);
    Objects.requireNonNull(timeout);
    Objects.requireNonNull(options);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    Inquest.Options how =
        options.open(
            Optional.empty(),
            Optional.empty(),
            new ProgressLine(console, InstantSource.system()),
            console.environment());
    try (Hooks hooks = options.hooks(console)) {
      return run(how, hooks, console);
    }
  }

  private ExitStatus run(Inquest.Options how, Hooks hooks, Console console) throws IOException {
    AtomicBoolean killed = new AtomicBoolean();
    ProgramWatch watch =
        new ProgramWatch(
            command,
            console.environment(),
            timeout,
            Limits.defaults(),
            target -> report(target, "is dying", how, hooks, console),
            target -> {
              report(target, "has written nothing for " + words(timeout), how, hooks, console);
              if (kill) {
                killed.set(true);
                target.process().pid().ifPresent(ExecCommand::kill);
              }
            });
    try {
      ProgramWatch.End end = watch.run();
      if (end.signal().orElse(0) == SIGKILL) {
        console.complain(
            command.getFirst()
                + (killed.get()
                    ? " was killed, as --kill asks"
                    : " was killed (SIGKILL), which leaves nothing to see"));
      }
      return ExitStatus.of(end.status());
    } catch (CannotOpen e) {
      throw Stop.of(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void kill(int pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static String words(Optional<Duration> time) {
    return "%.3g s".formatted(time.orElseThrow().toMillis() / 1e3);
  }

  /** One that is not Python costs a sentence: the program's own end is what counts. */
  private void report(
      LiveTarget target, String why, Inquest.Options how, Hooks hooks, Console console) {
    try {
      String name = "process " + target.process().pid().orElse(0);
      console.complain(name + " (" + command.getFirst() + ") " + why);
      Console errors = console.withErrorsOnly();
      try {
        CoreCommand.tell(Inquest.over(name, target, how), name, hooks, options, errors);
      } catch (Stop stop) {
        console.complain(stop.getMessage());
      } catch (CannotLoad e) {
        console.complain(e.getMessage(), e.place());
      }
      errors.out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
