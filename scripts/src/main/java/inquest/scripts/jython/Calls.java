package inquest.scripts.jython;

import java.time.Duration;
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
  private final ThreadLocal<Lane> inside = new ThreadLocal<>();
  private final Consumer<Deadline> enter;
  private Lane lane; // null until the first call, and after one that did not end; guarded by turn

  /**
   * @param enter prepares the thread, when it starts
   */
  Calls(Consumer<Deadline> enter) {
    this.enter = enter;
  }

  /** A thread that takes work until it is told to end. */
  private final class Lane implements Runnable {
    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final Deadline deadline = new Deadline();
    private volatile boolean ended;

    void start() {
      Thread thread = new Thread(null, this, "hooks", STACK_BYTES);
      thread.setDaemon(true); // one that is left behind keeps no process alive
      thread.start();
    }

    @Override
    public void run() {
      inside.set(this);
      try {
        while (!ended) {
          work.take().run();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // only a hook does that, to its own end
      }
    }
  }

  /** Whether the caller is code of a hook. */
  boolean isInside() {
    return inside.get() != null;
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
      lane = new Lane();
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
          stop(mine, result);
          throw new TooLong(limit);
        }
      } catch (InterruptedException e) {
        stop(mine, result);
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while a hook was running");
      }
    }
  }

  private void stop(Lane mine, CompletableFuture<?> result) {
    mine.deadline.strike();
    try {
      get(result, TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS));
    } catch (TimeoutException | InterruptedException e) {
      mine.ended = true;
      lane = null; // left behind: it holds nothing that others wait for
    } catch (RuntimeException | Error e) {
      return; // it was stopped, as it should be
    }
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
    Lane mine = inside.get();
    return mine == null ? work.get() : mine.deadline.uncounted(work);
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
