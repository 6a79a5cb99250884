package inquest.scripts.jython;

import inquest.engine.object.Ref;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
 * made from that thread itself runs at once, within the limit of the call around it. Safe to use
 * from several threads.
 */
final class Calls implements AutoCloseable {
  /** How long code that was struck may take to reach its next line. */
  private static final long GRACE_MILLIS = 500;

  /** The longest wait before the limit is looked at again, for it may have moved. */
  private static final long LOOK_NANOS = 100_000_000;

  /** Deep recursion of a hook ends with Python's own error, and not with the JVM's. */
  private static final long STACK_BYTES = 16L << 20;

  private final ReentrantLock turn = new ReentrantLock();
  private final Consumer<Deadline> enter;
  private Lane lane; // null until the first call, and after one that did not end; guarded by turn

  /**
   * @param enter prepares the thread, when it starts
   */
  Calls(Consumer<Deadline> enter) {
    this.enter = enter;
  }

  /** A thread that takes work until it is told to end. */
  private static final class Lane extends Thread {
    private final Calls owner;
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Deadline deadline = new Deadline();
    private final Set<Ref> asked = new HashSet<>();
    private volatile boolean ended;

    Lane(Calls owner) {
      super(null, null, "hooks", STACK_BYTES);
      this.owner = owner;
      setDaemon(true); // one that is left behind keeps no process alive
    }

    @Override
    public void run() {
      try {
        while (!ended) {
          work.take().run();
        }
      } catch (InterruptedException e) {
        interrupt(); // only a hook does that, to its own end
      }
    }
  }

  private Optional<Lane> inside() {
    return Thread.currentThread() instanceof Lane mine && mine.owner == this
        ? Optional.of(mine)
        : Optional.empty();
  }

  /** Whether the caller is code of a hook. */
  boolean isInside() {
    return inside().isPresent();
  }

  /** Whether the caller is code of a hook that ran too long. */
  boolean isStruck() {
    return inside().filter(mine -> mine.deadline.isOver()).isPresent();
  }

  /** The values that the hook which runs is asked about. */
  Set<Ref> asked() {
    return inside().orElseThrow().asked;
  }

  /**
   * Runs code to its end. What it throws is thrown here.
   *
   * @throws TooLong where it did not end in time; it is then stopped, or left behind
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

  private <T> CompletableFuture<T> begin(Duration limit, Supplier<T> code) {
    boolean first = lane == null;
    if (first) {
      lane = new Lane(this);
      lane.start();
    }
    Lane mine = lane;
    CompletableFuture<T> result = new CompletableFuture<>();
    mine.deadline.start(limit);
    mine.work.add(() -> {
      try {
        if (first) {
          enter.accept(mine.deadline);
          mine.deadline.start(limit);
        }
        result.complete(code.get());
      } catch (RuntimeException | Error e) {
        result.completeExceptionally(e);
      }
    });
    return result;
  }

  private <T> T await(Duration limit, CompletableFuture<T> result) throws TooLong {
    Lane mine = lane;
    while (true) {
      try {
        return get(result, Math.clamp(mine.deadline.left(), 0, LOOK_NANOS));
      } catch (TimeoutException e) {
        if (mine.deadline.left() <= 0) {
          throw new TooLong(limit, stop(mine, result));
        }
      } catch (InterruptedException e) {
        stop(mine, result);
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while a hook was running");
      }
    }
  }

  /** Stops what runs, and says where it was; leaves it behind where it cannot be stopped. */
  private Optional<PyException> stop(Lane mine, CompletableFuture<?> result) {
    mine.deadline.strike();
    try {
      get(result, TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS));
    } catch (TimeoutException | InterruptedException e) {
      mine.ended = true;
      lane = null; // left behind: it holds nothing that others wait for
    } catch (PyException e) {
      return Optional.of(e);
    } catch (RuntimeException | Error e) {
      return Optional.empty(); // it ended in another way just then
    }
    return Optional.empty();
  }

  private static <T> T get(CompletableFuture<T> result, long nanos)
      throws TimeoutException, InterruptedException {
    try {
      return result.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case Throwable other -> throw new CompletionException(other);
      }
    }
  }

  /** Does work of the engine on behalf of a hook, without counting its time. */
  <T> T uncounted(Supplier<T> work) {
    return inside().map(mine -> mine.deadline.uncounted(work)).orElseGet(work);
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
