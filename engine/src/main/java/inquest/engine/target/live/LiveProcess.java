package inquest.engine.target.live;

import inquest.engine.machine.Architecture;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Limits;
import inquest.engine.note.Notes;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.Cause;
import inquest.engine.target.Mapping;
import inquest.engine.target.Module;
import inquest.engine.target.NativeThread;
import inquest.engine.target.ProcessInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A living process, open for looks. Nothing is written to it and no code is run in it; between
 * looks it runs undisturbed. Used by one thread; closed from any.
 */
public final class LiveProcess implements AutoCloseable {
  private static final int EXEC_TRIES = 20;
  private static final long EXEC_NANOS = 5_000_000;

  private final int pid;
  private final ProcFolder proc;
  private final Limits limits;
  private final Architecture architecture;
  private final PageSource source;
  private final Tracer tracer;
  private final Thread atExit;

  private LiveProcess(int pid, ProcFolder proc, Limits limits, Architecture architecture)
      throws CannotOpen {
    this.pid = pid;
    this.proc = proc;
    this.limits = limits;
    this.architecture = architecture;
    source = pages();
    tracer = new Tracer(proc, limits.stopMillis() * 1_000_000L);
    atExit = Thread.ofPlatform().name("detach").unstarted(tracer::close);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Opens a process; does not stop it.
   *
   * @throws CannotOpen when there is no such process, or it may not be read
   */
  public static LiveProcess open(int pid, Limits limits) throws CannotOpen {
    ProcFolder proc = new ProcFolder(pid);
    Admission.check(pid, proc);
    return new LiveProcess(pid, proc, limits, Admission.architecture(pid, proc));
  }

  private OptionalLong readable() {
    return maps().stream()
        .map(ProcessMaps.Line::mapping)
        .filter(m -> m.readable() && m.path().isPresent())
        .mapToLong(Mapping::start)
        .findFirst();
  }

  private PageSource pages() throws CannotOpen {
    OptionalLong readable = readable();
    for (int i = 0; i < EXEC_TRIES && readable.isEmpty(); i++) {
      LockSupport.parkNanos(EXEC_NANOS); // it may be about to become another program
      readable = readable();
    }
    if (readable.isEmpty()) {
      throw Admission.noMemory(pid, proc);
    }
    VectoredPages vectored = new VectoredPages(pid);
    if (vectored.works(readable.getAsLong())) {
      return vectored;
    }
    vectored.close();
    try {
      return new MemFilePages(proc);
    } catch (IOException e) {
      throw Admission.refused(pid, proc);
    }
  }

  /**
   * Looks at the process while it runs: what is read of it is of the moment at which it is read
   * first ({@link LiveTarget#checkTorn}).
   */
  public LiveTarget running() {
    List<ProcessMaps.Line> maps = maps();
    return target(
        maps,
        cache(maps),
        new LiveThreads(architecture, proc).running(),
        info(),
        OptionalLong.empty(),
        new Cause.Alive(false),
        new Notes());
  }

  /**
   * Looks at the process while it stands still, as shortly as can be: pages and registers are
   * copied, and it is let go. What else is read later comes from the process as it runs on, and is
   * counted.
   *
   * @param pages that the answer needs, as far as an earlier look knows
   * @param wholeStacks whether the used part of each thread's stack is copied
   * @throws CannotOpen when it may not be stopped, or ended
   */
  public LiveTarget stopped(long[] pages, boolean wholeStacks) throws CannotOpen {
    return stopped(pages, wholeStacks, Optional.empty());
  }

  /**
   * The same, where the process changes too fast for that.
   *
   * @param gather reads what else the answer needs, while the process stands still
   * @throws CannotOpen when it may not be stopped, or ended
   */
  public LiveTarget stopped(long[] pages, boolean wholeStacks, Consumer<LiveTarget> gather)
      throws CannotOpen {
    return stopped(pages, wholeStacks, Optional.of(gather));
  }

  private LiveTarget stopped(
      long[] pages, boolean wholeStacks, Optional<Consumer<LiveTarget>> gather) throws CannotOpen {
    ProcessInfo info = info(); // its state is another one while it is traced
    LiveThreads threads = new LiveThreads(architecture, proc);
    try (PageSource.Copy copy = source.prepare(pages)) {
      copy.run(); // so that it is quicker when it counts
      StoppedLook look = new StoppedLook(this, threads, copy, info, wholeStacks, gather);
      long pause = tracer.hold(look);
      return look.finish(pause);
    }
  }

  /** Does something while the process stands still; tells for how many nanoseconds it did. */
  long hold(Tracer.Work work) {
    return tracer.hold(work);
  }

  List<ProcessMaps.Line> maps() {
    return ProcessMaps.parse(proc.text("maps").orElse(""));
  }

  static List<Mapping> mappings(List<ProcessMaps.Line> lines) {
    return lines.stream().map(ProcessMaps.Line::mapping).toList();
  }

  LiveTarget target(
      List<ProcessMaps.Line> maps,
      PageCache memory,
      List<NativeThread> threads,
      ProcessInfo info,
      OptionalLong authenticationMask,
      Cause cause,
      Notes notes) {
    return new LiveTarget(
        this,
        new LiveTarget.Facts(
            memory,
            mappings(maps),
            threads,
            info,
            auxiliaryVector(),
            authenticationMask,
            cause,
            processorNanos(threads),
            notes.toList()));
  }

  /** The first number of {@code schedstat}: nanoseconds on a processor. */
  private Map<Integer, Long> processorNanos(List<NativeThread> threads) {
    Map<Integer, Long> nanos = new HashMap<>();
    for (NativeThread thread : threads) {
      proc.text("task/" + thread.tid() + "/schedstat")
          .map(text -> text.strip().split(" ", 2)[0])
          .flatMap(ProcFolder::count)
          .ifPresent(count -> nanos.put(thread.tid(), count));
    }
    return nanos;
  }

  private Map<Long, Long> auxiliaryVector() {
    Map<Long, Long> vector = new HashMap<>();
    try {
      Bytes bytes = Bytes.of(proc.bytes("auxv"));
      for (long at = 0; at + 16 <= bytes.length() && bytes.i64(at) != 0; at += 16) {
        vector.putIfAbsent(bytes.i64(at), bytes.i64(at + 8));
      }
    } catch (IOException e) {
      return Map.of(); // it ended, which shows elsewhere
    }
    return vector;
  }

  ProcessInfo info() {
    Map<String, String> status = proc.fields("status");
    return new ProcessInfo(
        OptionalInt.of(pid),
        ProcFolder.innerId(status.get("NSpid")),
        ProcFolder.firstNumber(status.get("PPid")),
        ProcFolder.firstNumber(status.get("Uid")),
        ProcFolder.firstNumber(status.get("Gid")),
        proc.state(pid),
        status.getOrDefault("Name", ""),
        proc.text("cmdline").map(text -> text.replace('\0', ' ').strip()).orElse(""));
  }

  /** Whether it still exists. */
  public boolean exists() {
    return proc.exists() && proc.state(pid).filter(s -> s != 'Z' && s != 'X').isPresent();
  }

  /** Its process id. */
  public int pid() {
    return pid;
  }

  Architecture architecture() {
    return architecture;
  }

  ProcFolder proc() {
    return proc;
  }

  PageCache cache(List<ProcessMaps.Line> maps) {
    return new PageCache(source, mappings(maps), limits.pages());
  }

  Limits limits() {
    return limits;
  }

  PageSource source() {
    return source;
  }

  String how() {
    return source.how();
  }

  Descriptors descriptors() {
    return new Descriptors(proc);
  }

  /** See {@link inquest.engine.target.Target#root}. */
  Optional<Path> root() {
    boolean own =
        proc.link("root").equals(Optional.of("/"))
            && proc.link("ns/mnt").equals(new ProcFolder("self").link("ns/mnt"));
    return own ? Optional.empty() : Optional.of(proc.path("root"));
  }

  /**
   * What the process sees at the module's path; then the very file that is mapped, which the kernel
   * opens even when it was deleted or replaced.
   */
  List<Path> filesOf(Module module) {
    List<Path> files = new ArrayList<>();
    if (!module.deleted() && module.path().startsWith("/")) {
      String path = module.path();
      files.add(root().map(root -> root.resolve(path.substring(1))).orElse(Path.of(path)));
    }
    for (Mapping mapping : module.mappings()) {
      if (mapping.path().isPresent()) {
        String range = Long.toHexString(mapping.start()) + "-" + Long.toHexString(mapping.end());
        files.add(proc.path("map_files/" + range));
        break;
      }
    }
    if (proc.link("exe").filter(module.path()::equals).isPresent()) {
      files.add(proc.path("exe"));
    }
    return List.copyOf(files);
  }

  /** Lets the process go, should it stand still. */
  @Override
  public void close() {
    tracer.close();
    source.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the JVM is ending, and the hook has run or will
    }
  }
}
