package inquest.engine;

import inquest.engine.target.CannotOpen;
import inquest.engine.target.live.LiveProcess;
import inquest.engine.target.live.LiveTarget;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A living process that can be looked at, again and again. It stands still only while a look copies
 * what the answer needs. Used by one thread.
 *
 * <p>Not for a process that this JVM started by {@link ProcessBuilder}: Java waits for the end of
 * its children, and takes it for that when one stands still.
 */
public final class Attachment implements AutoCloseable {
  /** The kernel tells when a process started by clocks that differ by up to this. */
  private static final int START_SECONDS = 2;

  /** How often short stops are tried. */
  private static final int SHORT_LOOKS = 3;

  private final String name;
  private final Inquest.Options options;
  private final LiveProcess process;
  private Optional<Inquest> earlier = Optional.empty();
  private long[] pages = new long[0]; // that the earlier looks read

  private Attachment(String name, Inquest.Options options, LiveProcess process) {
    this.name = name;
    this.options = options;
    this.process = process;
  }

  /**
   * Opens a process; does not stop it.
   *
   * @param pid its process id
   * @param options the time when it started is filled in
   * @throws CannotOpen when there is no such process, or it may not be read
   */
  public static Attachment open(int pid, Inquest.Options options) throws CannotOpen {
    LiveProcess process = LiveProcess.open(pid, options.limits());
    Optional<Instant> started =
        ProcessHandle.of(pid)
            .flatMap(p -> p.info().startInstant())
            .map(at -> at.plusSeconds(START_SECONDS));
    return new Attachment(
        "process " + pid,
        new Inquest.Options(
            options.search(), options.layoutFiles(), started, options.limits(), options.progress()),
        process);
  }

  /**
   * Looks while the process stands still. What the answer needs is read once before, while it runs:
   * so that code is loaded, files are open, and the pages to be copied are known. They are copied
   * in a short stop and read after it; where other pages are missing then, that is done again. A
   * process that changes faster than that is read while it stands still.
   *
   * @param wholeStacks whether native frames will be asked for
   * @param gather reads what the answer needs
   * @return what the process was then; closed with this
   * @throws CannotOpen when it may not be stopped, or ended
   */
  public Inquest stopped(boolean wholeStacks, Consumer<Inquest> gather) throws CannotOpen {
    if (earlier.isEmpty()) {
      LiveTarget rehearsal = process.running();
      remember(read(rehearsal, gather), rehearsal);
    }
    for (int look = 0; look < SHORT_LOOKS; look++) {
      LiveTarget target = process.stopped(pages, wholeStacks);
      Inquest now = read(target, gather);
      if (target.latePages() == 0) {
        return remember(now, target);
      }
      pages = target.knownPages(); // more than before: what was missing is known now
    }
    Inquest[] now = new Inquest[1];
    LiveTarget target = process.stopped(pages, wholeStacks, look -> now[0] = read(look, gather));
    return remember(now[0], target);
  }

  /**
   * Looks while the process runs on. What changed while it was read is noted.
   *
   * @param gather reads what the answer needs
   * @return what was read; closed with this
   */
  public Inquest running(Consumer<Inquest> gather) {
    LiveTarget target = process.running();
    Inquest look = remember(read(target, gather), target);
    target.checkTorn();
    return look;
  }

  private Inquest read(LiveTarget target, Consumer<Inquest> gather) {
    Inquest look =
        earlier.isPresent() ? earlier.get().at(target) : Inquest.over(name, target, options);
    gather.accept(look);
    return look;
  }

  private Inquest remember(Inquest look, LiveTarget target) {
    earlier = Optional.of(Objects.requireNonNull(look));
    pages = target.knownPages();
    return look;
  }

  /** The last look; empty before the first. */
  public Optional<Inquest> last() {
    return earlier;
  }

  /** Whether the process still exists. */
  public boolean exists() {
    return process.exists();
  }

  /** Lets the process go and closes the files. */
  @Override
  public void close() {
    process.close();
    earlier.ifPresent(Inquest::close);
  }
}
