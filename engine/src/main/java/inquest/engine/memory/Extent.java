package inquest.engine.memory;

/**
 * A run of the target's address space whose bytes have one origin.
 *
 * @param start first address, unsigned 64-bit
 * @param end first address after it, unsigned; greater than start
 * @param origin where the bytes come from
 */
public record Extent(long start, long end, Origin origin) {
  /** Refuses empty and inverted runs. */
  public Extent {
    if (Long.compareUnsigned(start, end) >= 0) {
      throw new IllegalArgumentException("empty extent at 0x" + Long.toHexString(start));
    }
  }
}
