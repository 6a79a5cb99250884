package inquest.engine.target.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import inquest.engine.memory.Bytes;
import inquest.engine.note.Limits;
import inquest.engine.note.Notes;
import inquest.engine.target.CannotOpen;
import inquest.engine.target.Cause;
import inquest.engine.target.NativeThread;
import inquest.engine.target.SignalInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Runs a program as a child, and looks at it when it is about to die of a signal, or when it has
 * written nothing for a time. Its streams are those of this process. Used by one thread.
 */
public final class ProgramWatch {
  private static final long POLL_NANOS = 1_000_000;
  private static final long LISTEN_NANOS = 500_000_000;
  private static final int SIGINT = 2;
  private static final int SIGQUIT = 3;
  private static final int SIGTRAP = 5;
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;
  private static final int SIGCONT = 18;

  /** SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGWINCH: these end nothing. */
  private static final List<Integer> HARMLESS = List.of(17, 18, 19, 20, 21, 22, 23, 28);

  private static final long SIG_IGN = 1;

  private final List<String> command;
  private final Map<String, String> environment;
  private final Optional<Duration> silence;
  private final Limits limits;
  private final Consumer<LiveTarget> dying;
  private final Consumer<LiveTarget> silent;

  // What follows belongs to the thread that traces.
  private LiveProcess process;
  private ProcFolder proc;
  private long written = -1;
  private long writtenAt;
  private long listenAt;
  private boolean told;

  /**
   * @param command the program and its arguments
   * @param environment its variables
   * @param silence how long it may write nothing; empty for as long as it likes
   * @param limits caps on what is read
   * @param dying takes a look at a program that a signal is about to end; it stands still meanwhile
   * @param silent takes a look at one that has written nothing for that long
   */
  public ProgramWatch(
      List<String> command,
      Map<String, String> environment,
      Optional<Duration> silence,
      Limits limits,
      Consumer<LiveTarget> dying,
      Consumer<LiveTarget> silent) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.silence = silence;
    this.limits = limits;
    this.dying = dying;
    this.silent = silent;
  }

  /**
   * How a program ended.
   *
   * @param status what it exited with, or 128 and the number of the signal that ended it
   * @param signal the signal that ended it
   */
  public record End(int status, OptionalInt signal) {}

  /**
   * Runs the program to its end.
   *
   * @throws CannotOpen when it cannot be started
   */
  public End run() throws CannotOpen {
    int pid = ChildProgram.start(command, environment);
    try {
      return run(pid);
    } catch (CannotOpen e) {
      LinuxCalls.kill(pid, SIGKILL); // it has not begun, and must not stand still for ever
      throw e;
    }
  }

  private End run(int pid) throws CannotOpen {
    proc = new ProcFolder(pid);
    // what the keyboard says is meant for the program: it is told by the terminal
    LinuxCalls.signal(SIGINT, Pointer.createConstant(SIG_IGN));
    LinuxCalls.signal(SIGQUIT, Pointer.createConstant(SIG_IGN));
    Thread atExit =
        Thread.ofPlatform()
            .unstarted(() -> {
              LinuxCalls.kill(pid, SIGTERM);
              LinuxCalls.kill(pid, SIGCONT); // one that stands still would not notice
            });
    Runtime.getRuntime().addShutdownHook(atExit);
    try (Tracer tracer =
            new Tracer(proc, limits.stopMillis() * 1_000_000L, LinuxCalls.PTRACE_O_TRACECLONE);
        LiveProcess opened = LiveProcess.open(pid, limits)) {
      process = opened;
      return tracer.on(() -> watch(pid, tracer)).orElseThrow(() -> Admission.refused(pid, proc));
    } finally {
      Runtime.getRuntime().removeShutdownHook(atExit);
    }
  }

  /** How it ended; empty where it may not be traced. */
  private Optional<End> watch(int pid, Tracer tracer) {
    if (!tracer.seizeNew(proc.threads()).isEmpty()) {
      return Optional.empty();
    }
    LinuxCalls.kill(pid, SIGCONT);
    writtenAt = System.nanoTime();
    try (Memory status = new Memory(8)) {
      while (true) {
        int wait = LinuxCalls.WALL | LinuxCalls.WNOTHREAD;
        int tid =
            LinuxCalls.waitpid(-1, status, silence.isPresent() ? wait | LinuxCalls.WNOHANG : wait);
        int what = status.getInt(0);
        if (tid < 0 && LinuxCalls.error() == LinuxCalls.EINTR) {
          continue;
        }
        if (tid < 0) {
          throw new IllegalStateException("waiting failed with error " + LinuxCalls.error());
        }
        if (tid == 0) {
          listen(tracer);
          LockSupport.parkNanos(POLL_NANOS);
        } else if ((what & 0xff) == 0x7f) {
          stopped(tracer, tid, what);
        } else {
          tracer.gone(tid);
          if (tid == pid) {
            return Optional.of(end(what));
          }
        }
      }
    }
  }

  private static End end(int status) {
    int signal = status & 0x7f;
    return signal == 0
        ? new End(status >> 8 & 0xff, OptionalInt.empty())
        : new End(128 + signal, OptionalInt.of(signal));
  }

  private void stopped(Tracer tracer, int tid, int status) {
    int signal = status >> 8 & 0xff;
    switch (status >> 16) {
      case LinuxCalls.PTRACE_EVENT_STOP -> {
        tracer.born(tid);
        // stopped as from the keyboard: it stays so until it is told to go on
        boolean byKeyboard = signal != SIGTRAP;
        LinuxCalls.ptrace(
            byKeyboard ? LinuxCalls.PTRACE_LISTEN : LinuxCalls.PTRACE_CONT, tid, 0, 0);
      }
      case 0 -> {
        if (ends(signal)) {
          look(tracer, tid, signal);
        } else {
          LinuxCalls.ptrace(LinuxCalls.PTRACE_CONT, tid, 0, signal);
        }
      }
      default -> LinuxCalls.ptrace(LinuxCalls.PTRACE_CONT, tid, 0, 0);
    }
  }

  /** Whether the program has no answer of its own to a signal that then ends it. */
  private boolean ends(int signal) {
    Map<String, String> status = proc.fields("status");
    long answered =
        ProcFolder.hex(status.getOrDefault("SigCgt", "0")).orElse(0)
            | ProcFolder.hex(status.getOrDefault("SigIgn", "0")).orElse(0);
    return !HARMLESS.contains(signal) && (answered >>> (signal - 1) & 1) == 0;
  }

  private void look(Tracer tracer, int tid, int signal) {
    Optional<SignalInfo> known =
        Tracer.signal(tid).flatMap(info -> SignalInfo.read(Bytes.of(info)));
    tracer.standsAt(tid, signal);
    dying.accept(
        target(
            tracer.stopAll(),
            known
                .map(i -> i.cause(tid))
                .orElseGet(() ->
                    new Cause.Signal(
                        signal,
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(tid))),
            OptionalInt.of(tid),
            signal));
    tracer.goOn();
  }

  private LiveTarget target(Tracer.Stop stop, Cause cause, OptionalInt first, int signal) {
    LiveThreads threads = new LiveThreads(process.architecture(), proc);
    List<LiveThreads.Raw> raw = threads.read(stop.tids());
    List<NativeThread> known = new ArrayList<>();
    for (LiveThreads.Raw one : raw) {
      NativeThread thread = threads.thread(one);
      boolean struck = first.isPresent() && first.getAsInt() == one.tid();
      if (struck) {
        known.addFirst(
            new NativeThread(
                one.tid(), thread.innerTid(), thread.registers(), thread.threadPointer(), signal));
      } else {
        known.add(thread);
      }
    }
    List<ProcessMaps.Line> maps = process.maps();
    return process.target(
        maps,
        process.cache(maps),
        known,
        process.info(),
        LiveThreads.authenticationMask(raw),
        cause,
        new Notes());
  }

  /** Whether the program, or what it started, has written since; looks at it where it has not. */
  private void listen(Tracer tracer) {
    long now = System.nanoTime();
    if (now < listenAt) {
      return; // to look for all that it started costs reading every process's file
    }
    listenAt = now + Math.min(LISTEN_NANOS, silence.orElseThrow().toNanos() / 4);
    long count = ProcessTree.from(process.pid()).stream().mapToLong(ProgramWatch::writtenBy).sum();
    if (count != written) {
      written = count;
      writtenAt = now;
      told = false;
    } else if (!told && now - writtenAt > silence.orElseThrow().toNanos()) {
      told = true;
      silent.accept(target(tracer.stopAll(), new Cause.Alive(true), OptionalInt.empty(), 0));
      tracer.goOn();
    }
  }

  /** {@code wchar}: bytes given to write(2) and its like (proc_pid_io(5)). */
  private static long writtenBy(int pid) {
    return ProcFolder.count(new ProcFolder(pid).fields("io").getOrDefault("wchar", "0")).orElse(0L);
  }
}
