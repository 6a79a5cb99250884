package inquest.scripts.jython;

import inquest.dsl.relation.Cancellation;
import inquest.engine.object.Ref;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.python.core.PyException;

/**
 * Runs Python code on a thread of its own, one call at a time, each within a time limit. A call
 * made from that thread itself runs at once, within the limit of the call around it; so does one
 * from a thread that a hook started, for the hook may be waiting for that. Safe to use from several
 * threads.
 */
final class Calls implements AutoCloseable {
  /** How long code that was struck may take to reach its next line. */
  private static final long GRACE_MILLIS = 500;

  /** The longest wait before the limit is looked at again, for it may have moved. */
  private static final long LOOK_NANOS = 100_000_000;

  /** Deep recursion of a hook ends with Python's own error, and not with the JVM's. */
  private static final long STACK_BYTES = 16L << 20;

  /** The values that the code on a thread is asked about. */
  private static final ThreadLocal<Set<Ref>> ASKED = ThreadLocal.withInitial(HashSet::new);

  private final ThreadGroup group = new ThreadGroup("hooks");
  private final ReentrantLock turn = new ReentrantLock();
  private final Consumer<Deadline> enter;
  private volatile Cancellation cancellation = new Cancellation(); // nobody asks this one
  private Lane lane; // null until the first call, and after one that did not end; guarded by turn

  /**
   * @param enter prepares the thread, when it starts
   */
  Calls(Consumer<Deadline> enter) {
    this.enter = enter;
  }

  /** Says who may ask that a call is given up. */
  void heed(Cancellation wanted) {
    cancellation = wanted;
  }

  /**
   * How code ended. What it threw is carried as a value: the JDK asks the cause of its own
   * exceptions for their text, which for one of Python's is code of a hook.
   */
  private sealed interface End<T> {
    /** It gave a result. */
    record Gave<T>(T value) implements End<T> {}

    /** It threw, unchecked. */
    record Threw<T>(Throwable thrown) implements End<T> {}

    /** The result, or what was thrown. */
    default T result() {
      return switch (this) {
        case Gave<T>(T value) -> value;
        case Threw<T>(Error thrown) -> throw thrown;
        case Threw<T>(RuntimeException thrown) -> throw thrown;
        case Threw<T>(Throwable other) -> throw new IllegalStateException(other);
      };
    }
  }

  /** A thread that takes work until it is told to end. */
  private static final class Lane extends Thread {
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Deadline deadline = new Deadline();
    private volatile boolean ended;

    Lane(ThreadGroup group) {
      super(group, null, "hooks", STACK_BYTES);
      setDaemon(true); // one that is left behind keeps no process alive
    }

    @Override
    public void run() {
      while (!ended) {
        try {
          work.take().run();
        } catch (InterruptedException e) {
          // Only a hook does that, and the next one is not to blame.
        }
      }
    }
  }

  private Optional<Lane> lane() {
    return isInside() && Thread.currentThread() instanceof Lane mine
        ? Optional.of(mine)
        : Optional.empty();
  }

  /** Whether the caller is code of a hook. */
  boolean isInside() {
    return group.parentOf(Thread.currentThread().getThreadGroup());
  }

  /** Whether the caller is code of a hook that ran too long. */
  boolean isStruck() {
    return lane().filter(mine -> mine.deadline.isOver()).isPresent();
  }

  /** The values that the hook which runs is asked about. */
  static Set<Ref> asked() {
    return ASKED.get();
  }

  /**
   * Runs code to its end. What it throws is thrown here.
   *
   * @throws TooLong where it did not end in time; it is then stopped, or left behind
   * @throws Cancellation.Cancelled where the user gave up; it is stopped or left behind likewise
   */
  <T> T call(Duration limit, Supplier<T> code) throws TooLong {
    if (isInside()) {
      return code.get();
    }
    turn.lock();
    try {
      return await(limit, begin(limit, code));
    } finally {
      turn.unlock();
    }
  }

  private <T> CompletableFuture<End<T>> begin(Duration limit, Supplier<T> code) {
    boolean first = lane == null;
    if (first) {
      lane = new Lane(group);
      lane.start();
    }
    Lane mine = lane;
    CompletableFuture<End<T>> end = new CompletableFuture<>();
    mine.deadline.start(limit);
    mine.work.add(() -> {
      try {
        if (first) {
          enter.accept(mine.deadline);
          mine.deadline.start(limit);
        }
        end.complete(new End.Gave<>(code.get()));
      } catch (RuntimeException | Error e) {
        end.complete(new End.Threw<>(e));
      }
    });
    return end;
  }

  private <T> T await(Duration limit, CompletableFuture<End<T>> end) throws TooLong {
    Lane mine = lane;
    while (true) {
      try {
        return get(end, Math.clamp(mine.deadline.left(), 0, LOOK_NANOS)).result();
      } catch (TimeoutException e) {
        if (mine.deadline.left() <= 0) {
          throw new TooLong(limit, stop(mine, end));
        }
        lookAround(mine, end);
      } catch (InterruptedException e) {
        stop(mine, end);
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while a hook was running");
      }
    }
  }

  private void lookAround(Lane mine, CompletableFuture<? extends End<?>> end) {
    try {
      cancellation.check();
    } catch (Cancellation.Cancelled e) {
      stop(mine, end);
      throw e;
    }
  }

  /** Stops what runs, and says where it was; leaves it behind where it cannot be stopped. */
  private Optional<PyException> stop(Lane mine, CompletableFuture<? extends End<?>> end) {
    mine.deadline.strike();
    try {
      return get(end, TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS))
              instanceof End.Threw<?>(PyException where)
          ? Optional.of(where)
          : Optional.empty(); // it ended in another way just then
    } catch (TimeoutException | InterruptedException e) {
      mine.ended = true;
      lane = null; // left behind: it holds nothing that others wait for
      return Optional.empty();
    }
  }

  private static <T> T get(CompletableFuture<T> end, long nanos)
      throws TimeoutException, InterruptedException {
    try {
      return end.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is completed with a value always
    }
  }

  /** Does work of the engine on behalf of a hook, without counting its time. */
  <T> T uncounted(Supplier<T> work) {
    return lane().map(mine -> mine.deadline.uncounted(work)).orElseGet(work);
  }

  /** Ends the thread once it is idle. */
  @Override
  public void close() {
    turn.lock();
    try {
      if (lane != null) {
        Lane mine = lane;
        mine.work.add(() -> mine.ended = true);
        lane = null;
      }
    } finally {
      turn.unlock();
    }
  }
}
