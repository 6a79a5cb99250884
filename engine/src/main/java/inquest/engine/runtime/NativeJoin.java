package inquest.engine.runtime;

import inquest.engine.target.NativeThread;
import java.util.Objects;

/**
 * The kernel's thread behind a Python thread.
 *
 * @param thread the kernel's thread
 * @param how what says that they are the same
 */
public record NativeJoin(NativeThread thread, How how) {
  /** What says that a Python thread and a kernel's thread are the same. */
  public enum How {
    /** {@code PyThreadState.thread_id} is the thread pointer: exact. */
    PTHREAD("its pthread"),
    /**
     * The thread id in the C library's {@code struct pthread}, to which {@code
     * PyThreadState.thread_id} points; for threads whose registers are not known. Exact.
     */
    PTHREAD_TID("the thread id in its pthread"),
    /**
     * {@code PyThreadState.native_thread_id} is the tid: exact unless made in another container.
     */
    NATIVE_THREAD_ID("its native thread id"),
    /**
     * Several thread states name one pthread, because it made them for other threads to run; the
     * innermost frame of this one lies on the stack of the kernel's thread and on no other:
     * inferred.
     */
    FRAME("its stack, which names the innermost frame"),
    /**
     * The kernel's thread has the thread state's address on its stack, and no other has: inferred.
     */
    STACK("its stack, which names the thread state");

    private final String words;

    How(String words) {
      this.words = words;
    }

    /** To follow "joined by". */
    public String words() {
      return words;
    }
  }

  /** Refuses null parts. */
  public NativeJoin {
    Objects.requireNonNull(thread);
    Objects.requireNonNull(how);
  }
}
