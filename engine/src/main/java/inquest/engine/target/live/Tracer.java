package inquest.engine.target.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Stops the threads of a process and lets them go (ptrace(2)). Seizing a thread does not stop it,
 * and sends it no signal; should this JVM be killed, the kernel lets the threads run on. The kernel
 * knows a tracer by its thread, so one thread of this class's own makes all calls.
 */
final class Tracer implements AutoCloseable {
  private static final long SPIN_NANOS = 300_000;
  private static final long PARK_NANOS = 50_000;
  private static final int MOST_ROUNDS = 20;
  private static final int SIGINFO_BYTES = 128;

  /** As much as a main thread has: objects within objects may be read on it. */
  private static final long STACK_BYTES = 8 << 20;

  private final ProcFolder proc;
  private final long patienceNanos;
  private final int options;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task ->
          Thread.ofPlatform().name("ptrace").daemon().stackSize(STACK_BYTES).unstarted(task));

  // What follows belongs to the one thread.
  private final Map<Integer, Held> held = new LinkedHashMap<>();
  private final Memory status = new Memory(8);
  private final Memory signalInfo = new Memory(SIGINFO_BYTES);
  private long stopped; // nanoseconds of the clock at which the first thread was told to stop

  /** A thread that is seized, and where it stands. */
  private static final class Held {
    private boolean stopped;
    private int signal; // that it was about to take, and takes when it is let go
  }

  /**
   * How a stop came out.
   *
   * @param tids the threads that stand still
   * @param running threads that did not stop in time: the kernel does not let them
   * @param refused errno of threads that could not be seized, by tid
   */
  record Stop(List<Integer> tids, List<Integer> running, Map<Integer, Integer> refused) {
    /** Copies what is given. */
    Stop {
      tids = List.copyOf(tids);
      running = List.copyOf(running);
      refused = Map.copyOf(refused);
    }
  }

  /**
   * @param patienceNanos how long threads may take to stop
   */
  Tracer(ProcFolder proc, long patienceNanos) {
    this(proc, patienceNanos, 0);
  }

  /**
   * @param options {@code PTRACE_O_…} of each thread
   */
  Tracer(ProcFolder proc, long patienceNanos, int options) {
    this.proc = proc;
    this.patienceNanos = patienceNanos;
    this.options = options;
  }

  /** What is done while a process stands still. Runs on the one thread. */
  interface Work {
    /**
     * Does it.
     *
     * @param stop who stands still; knows their registers
     */
    void during(Stop stop);
  }

  /**
   * Stops all threads, those that are born meanwhile among them, does something, and lets them go.
   *
   * @return for how many nanoseconds they stood still
   */
  long hold(Work work) {
    return on(() -> {
      long pause;
      try {
        seizeNew(proc.threads()); // stops none: what follows is quicker then
        Stop stop = stopAll();
        work.during(stop);
      } finally {
        pause = releaseAll();
      }
      return pause;
    });
  }

  /**
   * A register set ({@code NT_…}) of a thread that stands still. Only for what is done meanwhile.
   *
   * @param into gets it
   * @return its bytes; 0 where there is none
   */
  static int registers(int tid, int set, RegisterBuffer into) {
    long done = LinuxCalls.ptrace(LinuxCalls.PTRACE_GETREGSET, tid, set, into.vector());
    return done == 0 ? into.length() : 0;
  }

  /**
   * The signal that a thread that stands still was about to take ({@code siginfo_t}); empty where
   * it is at none. Only for what is done meanwhile.
   */
  static Optional<byte[]> signal(int tid) {
    try (Memory info = new Memory(SIGINFO_BYTES)) {
      long told =
          LinuxCalls.ptrace(LinuxCalls.PTRACE_GETSIGINFO, tid, 0, Pointer.nativeValue(info));
      return told == 0 && !isEvent(info)
          ? Optional.of(info.getByteArray(0, SIGINFO_BYTES))
          : Optional.empty();
    }
  }

  /** Whether a thread was stopped by us or by a stop signal, and not at a signal of its own. */
  private static boolean isEvent(Memory info) {
    return info.getInt(8) >> 8 == LinuxCalls.PTRACE_EVENT_STOP; // si_code
  }

  /** Lets all threads go and ends the thread. */
  @Override
  public synchronized void close() {
    if (!thread.isShutdown()) {
      on(this::releaseAll);
      thread.shutdown();
    }
  }

  /** Seizes what is not seized yet. Only on the one thread. */
  Map<Integer, Integer> seizeNew(Collection<Integer> tids) {
    Map<Integer, Integer> refused = new LinkedHashMap<>();
    for (int tid : tids) {
      if (held.containsKey(tid)) {
        continue;
      }
      if (LinuxCalls.ptrace(LinuxCalls.PTRACE_SEIZE, tid, 0, options) == 0) {
        held.put(tid, new Held());
      } else if (LinuxCalls.error() != LinuxCalls.ESRCH && !ended(tid)) {
        refused.put(tid, LinuxCalls.error());
      }
    }
    return refused;
  }

  /** A thread that ended and is still there, as the first is while others live. */
  private boolean ended(int tid) {
    return proc.state(tid).map(state -> state == 'Z' || state == 'X').orElse(true);
  }

  /** Stops all threads. Only on the one thread. */
  Stop stopAll() {
    Map<Integer, Integer> refused = new LinkedHashMap<>(seizeNew(proc.threads()));
    stopped = System.nanoTime();
    long end = stopped + patienceNanos;
    int known = -1;
    for (int round = 0; round < MOST_ROUNDS && held.size() != known; round++) {
      known = held.size();
      held.forEach((tid, of) -> {
        if (!of.stopped) {
          LinuxCalls.ptrace(LinuxCalls.PTRACE_INTERRUPT, tid, 0, 0);
        }
      });
      await(end);
      if (proc.threadCount() != held.size()) {
        refused.putAll(seizeNew(proc.threads())); // one that still ran has made more
      }
    }
    List<Integer> tids = new ArrayList<>();
    List<Integer> running = new ArrayList<>();
    held.forEach((tid, of) -> (of.stopped ? tids : running).add(tid));
    refused.keySet().removeAll(held.keySet());
    return new Stop(tids, running, refused);
  }

  /**
   * Waits until all stand still. The kernel is asked for each, and not by waiting for their stops:
   * where this JVM started the process, its own thread that waits for the end of children takes
   * them.
   */
  private void await(long end) {
    long began = System.nanoTime();
    List<Integer> waiting = new ArrayList<>();
    held.forEach((tid, of) -> {
      if (!of.stopped) {
        waiting.add(tid);
      }
    });
    while (true) {
      waiting.removeIf(this::stands);
      long now = System.nanoTime();
      if (waiting.isEmpty() || now > end) {
        return;
      }
      if (now - began > SPIN_NANOS) {
        waiting.removeIf(this::reaped);
        LockSupport.parkNanos(PARK_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /** Whether a thread stands still: only then the kernel tells of the signal that it is at. */
  private boolean stands(int tid) {
    if (LinuxCalls.ptrace(LinuxCalls.PTRACE_GETSIGINFO, tid, 0, Pointer.nativeValue(signalInfo))
        != 0) {
      return false;
    }
    Held of = Objects.requireNonNull(held.get(tid));
    of.stopped = true;
    of.signal = isEvent(signalInfo) ? 0 : signalInfo.getInt(0);
    return true;
  }

  /** Whether a thread has ended: its tracer must take note before the kernel forgets it. */
  private boolean reaped(int tid) {
    if (!ended(tid)) {
      return false;
    }
    LinuxCalls.waitpid(tid, status, LinuxCalls.WNOHANG | LinuxCalls.WALL | LinuxCalls.WNOTHREAD);
    held.remove(tid);
    return true;
  }

  private long releaseAll() {
    boolean stood = held.values().stream().anyMatch(of -> of.stopped);
    held.forEach((tid, of) -> {
      if (!of.stopped) {
        // only a thread that stands still can be let go
        LinuxCalls.ptrace(LinuxCalls.PTRACE_INTERRUPT, tid, 0, 0);
      }
    });
    held.forEach((tid, of) -> detach(tid, of));
    long nanos = stood ? System.nanoTime() - stopped : 0;
    if (held.values().stream().anyMatch(of -> !of.stopped)) {
      await(System.nanoTime() + patienceNanos);
      held.forEach((tid, of) -> detach(tid, of));
    }
    held.clear(); // those that never stopped are let go when this program ends
    return nanos;
  }

  /** A thread was born to one that is traced, and is traced with it. Only on the one thread. */
  void born(int tid) {
    held.computeIfAbsent(tid, key -> new Held());
  }

  /** A thread ended. Only on the one thread. */
  void gone(int tid) {
    held.remove(tid);
  }

  /** A thread stands before a signal. Only on the one thread. */
  void standsAt(int tid, int signal) {
    born(tid);
    Held of = Objects.requireNonNull(held.get(tid));
    of.stopped = true;
    of.signal = signal;
  }

  /** All that stand still go on, each with its signal, and stay traced. Only on the one thread. */
  void goOn() {
    held.forEach((tid, of) -> {
      if (of.stopped) {
        of.stopped = false;
        LinuxCalls.ptrace(LinuxCalls.PTRACE_CONT, tid, 0, of.signal);
        of.signal = 0;
      }
    });
  }

  private static void detach(int tid, Held of) {
    if (of.stopped) {
      LinuxCalls.ptrace(LinuxCalls.PTRACE_DETACH, tid, 0, of.signal);
    }
  }

  /** Does something on the one thread, and waits for it. */
  <T> T on(Callable<T> work) {
    try {
      return thread.submit(work).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    } catch (RejectedExecutionException e) {
      throw new CancellationException("the process was let go already"); // this program ends
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : new CompletionException(e);
    }
  }
}
