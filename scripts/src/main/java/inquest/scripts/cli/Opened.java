package inquest.scripts.cli;

import inquest.engine.Attachment;
import inquest.engine.Inquest;
import inquest.engine.report.Movements;
import inquest.engine.report.Wanted;
import inquest.engine.target.CannotOpen;
import inquest.scripts.investigations.InvestigationFailed;
import inquest.scripts.investigations.Sampler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a command looks at: a core file, or a living process, of which what the answers need was
 * read.
 *
 * @param inquest answers from it
 * @param attachment looks again; empty for a core
 */
record Opened(Inquest inquest, Optional<Attachment> attachment) implements AutoCloseable {
  private static final Pattern PID = Pattern.compile("[0-9]+");

  Opened {
    Objects.requireNonNull(inquest);
    Objects.requireNonNull(attachment);
  }

  /**
   * How a living process is looked at.
   *
   * @param stop whether it stands still meanwhile
   * @param wholeStacks whether native frames will be asked for
   * @param gather reads what the answers need
   */
  record Look(boolean stop, boolean wholeStacks, Consumer<Inquest> gather) {
    Look {
      Objects.requireNonNull(gather);
    }
  }

  /**
   * The process id that a word means: digits without a slash; empty where it names a file.
   *
   * @throws Stop when it is a number that no process can have
   */
  static OptionalInt pid(Path target) {
    String word = target.toString();
    if (!PID.matcher(word).matches()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(word));
    } catch (NumberFormatException e) {
      throw new Stop(
          ExitStatus.WRONG_USE,
          "no process has a number as large as " + word + "; a file of that name is ./" + word);
    }
  }

  /**
   * Opens a core file, or looks at a living process.
   *
   * @param target a file, or the digits of a process id
   * @param how how it is opened
   * @param look how a process is looked at
   * @throws CannotOpen when it cannot be opened
   */
  static Opened open(Path target, Inquest.Options how, Look look) throws CannotOpen {
    OptionalInt pid = pid(target);
    if (pid.isEmpty()) {
      return new Opened(Inquest.open(target, how), Optional.empty());
    }
    Attachment attachment = Attachment.open(pid.getAsInt(), how);
    try {
      return new Opened(look(attachment, look), Optional.of(attachment));
    } catch (CannotOpen | RuntimeException e) {
      attachment.close();
      throw e;
    }
  }

  /** One look. */
  static Inquest look(Attachment attachment, Look look) throws CannotOpen {
    return look.stop()
        ? attachment.stopped(look.wholeStacks(), look.gather())
        : attachment.running(look.gather());
  }

  /**
   * Looks again at a living process, as the first time; empty for a core.
   *
   * @param first how it was looked at
   */
  Optional<Sampler> sampler(Look first) {
    Consumer<Inquest> gather = look -> look.gather(Wanted.defaults(), ValueLimits.DEFAULT.limits());
    Look again = new Look(first.stop(), false, gather);
    return attachment.map(process ->
        (looks, interval) -> {
          try {
            return sample(process, again, looks, interval);
          } catch (CannotOpen e) {
            throw new InvestigationFailed(e.reason() + "; " + e.next());
          }
        });
  }

  /**
   * Several looks.
   *
   * @throws CannotOpen when it cannot be looked at any more
   */
  static Movements sample(Attachment attachment, Look look, int looks, Duration interval)
      throws CannotOpen {
    Movements movements = new Movements();
    for (int i = 0; i < looks; i++) {
      if (i > 0) {
        pause(interval);
      }
      look(attachment, look).python().ifPresent(movements::add);
    }
    return movements;
  }

  private static void pause(Duration interval) {
    try {
      Thread.sleep(interval);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stop(ExitStatus.FAILED, "interrupted between two looks");
    }
  }

  @Override
  public void close() {
    attachment.ifPresentOrElse(Attachment::close, inquest::close);
  }
}
