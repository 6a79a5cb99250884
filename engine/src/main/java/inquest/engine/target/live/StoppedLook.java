package inquest.engine.target.live;

import inquest.engine.memory.OsText;
import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.Cause;
import inquest.engine.target.NativeThread;
import inquest.engine.target.ProcessInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One look at a process that stands still. While it does, bytes are copied and nothing is
 * understood of them; that comes after.
 */
final class StoppedLook implements Tracer.Work {
  private final LiveProcess process;
  private final LiveThreads threads;
  private final PageSource.Copy copy;
  private final ProcessInfo info;
  private final boolean wholeStacks;
  private final Optional<Consumer<LiveTarget>> gather;

  private Tracer.Stop stop;
  private List<LiveThreads.Raw> registers = List.of();
  private byte[] maps = new byte[0];
  private Optional<PageSource.Copy> stacks = Optional.empty();
  private Optional<LiveTarget> target = Optional.empty();

  /**
   * @param copy of the pages that are known to be needed
   * @param info what the kernel said of the process before
   * @param gather reads what else is needed; empty where that is to come after
   */
  StoppedLook(
      LiveProcess process,
      LiveThreads threads,
      PageSource.Copy copy,
      ProcessInfo info,
      boolean wholeStacks,
      Optional<Consumer<LiveTarget>> gather) {
    this.process = process;
    this.threads = threads;
    this.copy = copy;
    this.info = info;
    this.wholeStacks = wholeStacks;
    this.gather = gather;
  }

  @Override
  public void during(Tracer.Stop stopped) {
    stop = stopped;
    if (stopped.tids().isEmpty()) {
      return;
    }
    copy.run();
    registers = threads.read(stopped.tids());
    try {
      maps = process.proc().bytes("maps");
    } catch (IOException e) {
      maps = new byte[0]; // it ended: the target has no mappings, which shows
    }
    if (wholeStacks) {
      PageSource.Copy used =
          process.source().prepare(new UsedStacks(parsedMaps()).pages(natives()));
      used.run();
      stacks = Optional.of(used);
    }
    if (gather.isPresent()) {
      target = Optional.of(understand());
      gather.get().accept(target.get());
    }
  }

  /**
   * The target, once the process runs on.
   *
   * @param pauseNanos how long it stood still
   * @throws CannotOpen when no thread stood still
   */
  LiveTarget finish(long pauseNanos) throws CannotOpen {
    try {
      if (stop.tids().isEmpty()) {
        throw Admission.notStopped(process.pid(), process.proc(), stop);
      }
      LiveTarget made = target.isPresent() ? target.get() : understand();
      made.ranOn(pauseNanos);
      return made;
    } finally {
      stacks.ifPresent(PageSource.Copy::close);
    }
  }

  private LiveTarget understand() {
    List<ProcessMaps.Line> lines = parsedMaps();
    PageCache memory = process.cache(lines);
    copy.handOver(memory::put);
    stacks.ifPresent(used -> used.handOver(memory::put));
    if (gather.isEmpty()) {
      memory.settle(); // it runs by now
    }
    List<NativeThread> known = new ArrayList<>(natives());
    stop.running().forEach(tid -> known.add(threads.running(tid)));
    known.sort((a, b) -> Integer.compare(order(a), order(b)));
    return process.target(
        lines,
        memory,
        known,
        info,
        LiveThreads.authenticationMask(registers),
        new Cause.Alive(true),
        notes());
  }

  private List<ProcessMaps.Line> parsedMaps() {
    return ProcessMaps.parse(OsText.decode(maps));
  }

  private List<NativeThread> natives() {
    return registers.stream().map(threads::thread).toList();
  }

  /** The first thread first, the others as they were made. */
  private int order(NativeThread thread) {
    return thread.tid() == process.pid() ? 0 : thread.tid();
  }

  private Notes notes() {
    Notes notes = new Notes();
    for (int tid : stop.running()) {
      notes.add(
          Note.warning(
              "thread " + tid,
              "it did not stop within "
                  + process.limits().stopMillis()
                  + " ms"
                  + process
                      .proc()
                      .state(tid)
                      .filter(s -> s == 'D')
                      .map(s -> ", for the kernel holds it in an uninterruptible call")
                      .orElse("")
                  + ": it may have run while it was read"));
    }
    stop.refused()
        .forEach((tid, error) ->
            notes.add(
                Note.warning(
                    "thread " + tid,
                    "it may not be stopped (error " + error + "), and ran while it was read")));
    return notes;
  }
}
