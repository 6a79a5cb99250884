package inquest.engine.target;

/** Is told how far long work on a core file has come. Called from the thread that does the work. */
@FunctionalInterface
public interface Progress {
  /**
   * Called now and then while a compressed core is being unpacked, and once at its end.
   *
   * @param bytesIn bytes of the compressed file used so far
   * @param totalIn its size in bytes; the last call has bytesIn equal to it, unless it was cut off
   * @param bytesOut bytes of the core that came out so far
   */
  void unpacked(long bytesIn, long totalIn, long bytesOut);

  /** Tells nobody. */
  static Progress none() {
    return (bytesIn, totalIn, bytesOut) -> {};
  }
}
