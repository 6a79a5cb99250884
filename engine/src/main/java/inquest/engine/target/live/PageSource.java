package inquest.engine.target.live;

/** Where pages of another process come from. Safe to use from several threads. */
interface PageSource extends AutoCloseable {
  /** Bytes of a page; the kernel's own may be larger, never smaller. */
  int PAGE = 4096;

  /**
   * Copies pages, whole or not at all.
   *
   * @param addresses of pages, ascending
   * @param into gets the bytes of each; null where a page cannot be read
   */
  void read(long[] addresses, byte[][] into);

  /**
   * Makes ready to copy pages, so that the copying itself is as short as can be.
   *
   * @param addresses of pages, ascending
   */
  default Copy prepare(long[] addresses) {
    byte[][] pages = new byte[addresses.length][];
    return new Copy() {
      @Override
      public void run() {
        read(addresses, pages);
      }

      @Override
      public void handOver(Taker taker) {
        for (int i = 0; i < addresses.length; i++) {
          taker.take(addresses[i], pages[i]);
        }
      }

      @Override
      public void close() {}
    };
  }

  /** Pages about to be copied. */
  interface Copy extends AutoCloseable {
    /** Copies them. May be done again: the last copy counts. */
    void run();

    /** Hands over what was copied. */
    void handOver(Taker taker);

    @Override
    void close();
  }

  /** Takes a page that was copied. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes a page.
     *
     * @param address its own
     * @param page its bytes; null where it could not be read
     */
    void take(long address, byte[] page);
  }

  /** How the bytes are reached, in a word or two. */
  String how();

  @Override
  void close();
}
