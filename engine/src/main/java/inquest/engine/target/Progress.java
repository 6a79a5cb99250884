package inquest.engine.target;

/**
 * Is told how far long work has come: unpacking a core, fetching a file. Called from the thread
 * that does the work.
 */
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

  /**
   * Called now and then while a file is fetched from a server, and once at its end.
   *
   * @param name what the file is of
   * @param bytesIn bytes that came so far
   * @param totalIn its size in bytes; 0 while that is not known
   * @param ended whether no more comes, for whatever reason
   */
  default void downloading(String name, long bytesIn, long totalIn, boolean ended) {}

  /**
   * Called now and then while memory of a process is saved, and once at its end.
   *
   * @param bytes looked at so far, those that hold nothing among them
   * @param total bytes there are
   */
  default void saving(long bytes, long total) {}

  /** Tells nobody. */
  static Progress none() {
    return (bytesIn, totalIn, bytesOut) -> {};
  }
}
