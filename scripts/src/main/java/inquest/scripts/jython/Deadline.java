package inquest.scripts.jython;

import java.time.Duration;
import java.util.function.Supplier;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.TraceFunction;

/**
 * Ends Python code that has run too long, at its next line: Jython's compiled code tells each line
 * to the trace function of its thread. Each line after that ends it again, so that no {@code
 * except} or {@code finally} holds on. Code of Jython's own that loops without a line is not
 * reached; {@link Calls} goes on without it.
 */
final class Deadline extends TraceFunction {
  private volatile long end = Long.MAX_VALUE;
  private volatile boolean paused;
  private volatile boolean over;

  /** Begins to count anew. */
  void start(Duration limit) {
    over = false;
    end = System.nanoTime() + limit.toNanos();
  }

  /** Nanoseconds that are left; not bounded while the engine works. */
  long left() {
    return paused ? Long.MAX_VALUE : end - System.nanoTime();
  }

  /** From now on no line is run. */
  void strike() {
    over = true;
  }

  /** Whether no line is run any more. */
  boolean isOver() {
    return over;
  }

  /** Does work of the engine, which is bounded itself, without counting its time. */
  <T> T uncounted(Supplier<T> work) {
    if (paused) {
      return work.get();
    }
    long left = left(); // only this thread moves the end while it is paused
    paused = true;
    try {
      return work.get();
    } finally {
      end = System.nanoTime() + left;
      paused = false;
    }
  }

  private TraceFunction check() {
    if (over) {
      throw new PyException(Py.RuntimeError, "stopped: it ran too long");
    }
    return this;
  }

  @Override
  public TraceFunction traceCall(PyFrame frame) {
    return check();
  }

  @Override
  public TraceFunction traceReturn(PyFrame frame, PyObject result) {
    return this;
  }

  @Override
  public TraceFunction traceLine(PyFrame frame, int line) {
    return check();
  }

  @Override
  public TraceFunction traceException(PyFrame frame, PyException exception) {
    return this;
  }
}
