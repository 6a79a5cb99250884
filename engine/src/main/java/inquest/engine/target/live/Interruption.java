package inquest.engine.target.live;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that this program is told to end, as by Ctrl-C, and makes that wait until the work has
 * been given up and cleared away.
 */
final class Interruption implements AutoCloseable {
  /** A disk may be slow; longer nobody waits who wants the end. */
  private static final int PATIENCE_SECONDS = 5;

  private final CountDownLatch cleared = new CountDownLatch(1);
  private final Thread atExit = Thread.ofPlatform().name("interrupted").unstarted(this::come);
  private volatile boolean came;

  Interruption() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  private void come() {
    came = true;
    try {
      if (!cleared.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // the kernel lets the process go, and a file is left that is not whole
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the work is to be given up. */
  boolean came() {
    return came;
  }

  /** Everything is cleared away. */
  @Override
  public void close() {
    cleared.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the JVM is ending, and the hook waits no more
    }
  }
}
