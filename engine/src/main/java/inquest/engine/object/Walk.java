package inquest.engine.object;

import inquest.engine.note.Unreadable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A walk over target memory. {@link #hasNext} never throws: what could not be read is thrown by
 * {@link #next}, and the walk goes on behind it where that is possible. Ends in any case.
 *
 * @param <T> what is met
 */
public abstract class Walk<T> implements Iterator<T> {
  private Optional<T> ready = Optional.empty();
  private Optional<Unreadable> failure = Optional.empty();
  private boolean ended;

  /**
   * Reads the next one; empty at the end. An implementation moves on before it reads, so that a
   * step that threw is not taken again, and calls {@link #end} where nothing behind can be found.
   */
  protected abstract Optional<T> advance();

  /** Says that nothing comes after the present step. */
  protected final void end() {
    ended = true;
  }

  @Override
  public final boolean hasNext() {
    if (ready.isPresent() || failure.isPresent()) {
      return true;
    }
    if (ended) {
      return false;
    }
    try {
      ready = advance();
      ended |= ready.isEmpty();
    } catch (Unreadable e) {
      failure = Optional.of(e);
    }
    return ready.isPresent() || failure.isPresent();
  }

  @Override
  public final T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (failure.isPresent()) {
      Unreadable thrown = failure.get();
      failure = Optional.empty();
      throw thrown;
    }
    T value = ready.orElseThrow();
    ready = Optional.empty();
    return value;
  }
}
