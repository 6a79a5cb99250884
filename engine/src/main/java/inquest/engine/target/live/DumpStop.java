package inquest.engine.target.live;

import inquest.engine.note.Note;
import inquest.engine.note.Notes;
import inquest.engine.target.NativeThread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is copied of a process at the moment at which it stands still: registers, the list of
 * mappings, and, where it soon runs on, the used part of its threads' stacks.
 */
final class DumpStop {
  /** Of all stacks together; what is above is copied later, with the rest. */
  private static final long MOST_OF_STACKS = 64L << 20;

  private static final int LEAST_OF_A_STACK = 64 << 10;

  private final LiveProcess process;
  private final DumpedThreads threads;
  private final Tracer.Stop stop;
  private final List<DumpedThreads.Raw> registers;
  private final List<ProcessMaps.Line> maps;
  private final Map<Long, byte[]> stacks = new HashMap<>();

  /** Copies; the process stands still. */
  DumpStop(LiveProcess process, Tracer.Stop stop) {
    this.process = process;
    this.stop = stop;
    threads = new DumpedThreads(process.architecture());
    registers = threads.read(stop.tids());
    byte[] text = process.proc().bytesOrNone("maps");
    maps = ProcessMaps.parse(new String(text, StandardCharsets.ISO_8859_1));
  }

  /** Copies the stacks as well. */
  void copyStacks() {
    long each = Math.max(LEAST_OF_A_STACK, MOST_OF_STACKS / Math.max(1, registers.size()));
    List<NativeThread> natives = registers.stream().map(threads::thread).toList();
    long[] pages = new UsedStacks(maps, each).pages(natives);
    try (PageSource.Copy copy = process.source().prepare(pages)) {
      copy.run();
      copy.handOver((address, page) -> {
        if (page != null) {
          stacks.put(address, page);
        }
      });
    }
  }

  /** Whether any thread stood still. */
  boolean stood() {
    return !registers.isEmpty();
  }

  Tracer.Stop stop() {
    return stop;
  }

  /** The mappings; their names have a byte in each character. */
  List<ProcessMaps.Line> maps() {
    return maps;
  }

  /** Pages of stacks, by their addresses. */
  Map<Long, byte[]> stacks() {
    return stacks;
  }

  /**
   * All threads, the first first, and the others as they were made. Those that the kernel did not
   * let stop have the registers that it tells of them.
   */
  List<DumpedThreads.Raw> threads(Notes notes) {
    List<DumpedThreads.Raw> all = new ArrayList<>(registers);
    LiveThreads kernel = new LiveThreads(process.architecture(), process.proc());
    List<Integer> running = new ArrayList<>(stop.running());
    running.addAll(stop.refused().keySet());
    for (int tid : running) {
      var held = threads.held(kernel.running(tid));
      held.ifPresent(all::add);
      notes.add(
          Note.warning(
              "thread " + tid,
              held.isPresent()
                  ? "it could not be stopped: the core has only the few registers that the kernel"
                      + " tells of a thread in a system call, and zeros for the others"
                  : "it could not be stopped, and the kernel does not tell its registers: the core"
                      + " lacks it"));
    }
    all.sort((a, b) -> Integer.compare(order(a), order(b)));
    return all;
  }

  private int order(DumpedThreads.Raw thread) {
    return thread.tid() == process.pid() ? 0 : thread.tid();
  }
}
