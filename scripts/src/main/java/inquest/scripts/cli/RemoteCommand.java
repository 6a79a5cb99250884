package inquest.scripts.cli;

import inquest.engine.Attachment;
import inquest.engine.Inquest;
import inquest.engine.report.Movements;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.live.ProcessTree;
import inquest.scripts.jython.CannotLoad;
import inquest.scripts.jython.Hooks;
import inquest.scripts.text.MovementText;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code inquest remote}: the report of a living process, or of all Python processes of a tree.
 *
 * @param pid the process
 * @param stop whether it stands still while it is read
 * @param children whether the processes below it are reported as well
 * @param samples how often it is looked at
 * @param interval the time between two looks
 * @param options what the report shows
 */
record RemoteCommand(
    int pid, boolean stop, boolean children, int samples, Duration interval, ReportOptions options)
    implements Command {
  RemoteCommand {
    Objects.requireNonNull(interval);
    Objects.requireNonNull(options);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    return children ? tree(console) : one(pid, console);
  }

  private ExitStatus one(int process, Console console) throws IOException {
    Inquest.Options how =
        options.open(
            Optional.empty(),
            Optional.empty(),
            new ProgressLine(console, InstantSource.system()),
            console.environment());
    try (Hooks hooks = options.hooks(console);
        Attachment attachment = Attachment.open(process, how)) {
      Optional<Movements> moved = Optional.empty();
      if (samples > 1) {
        moved = Optional.of(Opened.sample(attachment, options.look(stop), samples, interval));
      } else {
        Opened.look(attachment, options.look(stop));
      }
      Inquest look = attachment.last().orElseThrow();
      if (children) { // of one among many that is no Python, a sentence is enough
        look.whyNoPython().ifPresent(Stop::because);
      }
      ExitStatus status =
          CoreCommand.tell(look, Integer.toString(process), hooks, options, console);
      if (moved.isPresent()) {
        Movements all = moved.get();
        new MovementText(console.out(), options.style(console))
            .print(all.threads(), all.looks(), interval);
      }
      return status;
    } catch (CannotOpen e) {
      throw Stop.of(e);
    } catch (CannotLoad e) {
      throw Stop.of(e);
    }
  }

  /** One that is not Python, or that ended, costs a sentence and never the others. */
  private ExitStatus tree(Console console) throws IOException {
    List<Integer> below = ProcessTree.from(pid);
    ExitStatus worst = ExitStatus.DONE;
    int reported = 0;
    for (int process : below) {
      if (reported > 0) {
        console.out().append('\n');
      }
      try {
        worst = worse(worst, one(process, console));
        reported++;
      } catch (Stop notThis) {
        console.out().flush();
        if (process == pid && below.size() == 1) {
          throw notThis;
        }
        console.complain("process " + process + " is left out: " + notThis.getMessage());
      }
      console.out().flush();
    }
    if (reported == 0) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          "process %d and the %d below it run no Python that could be read"
              .formatted(pid, below.size() - 1));
    }
    return worst;
  }

  private static ExitStatus worse(ExitStatus a, ExitStatus b) {
    return a.number() >= b.number() ? a : b;
  }
}
