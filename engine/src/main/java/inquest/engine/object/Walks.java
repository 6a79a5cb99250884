package inquest.engine.object;

/**
 * Something that can be walked again and again, each time from its start.
 *
 * @param <T> what a walk meets
 */
@FunctionalInterface
public interface Walks<T> extends Iterable<T> {
  /** A new walk; memory is read as it goes. */
  @Override
  Walk<T> iterator();
}
