package inquest.engine.runtime;

import java.util.List;

/**
 * A {@code PyInterpreterState}.
 *
 * @param id {@code id}; 0 before 3.7
 * @param address its own
 * @param main whether it is the first one
 * @param threads its threads in order of number
 */
public record Interpreter(long id, long address, boolean main, List<PythonThread> threads) {
  /** Copies the list. */
  public Interpreter {
    threads = List.copyOf(threads);
  }
}
