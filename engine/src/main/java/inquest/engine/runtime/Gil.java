package inquest.engine.runtime;

/** What is known of the GIL of one interpreter. */
sealed interface Gil {
  /**
   * A GIL whose state could be read.
   *
   * @param holder address of the thread state that holds it; 0 when it is free
   * @param evidence what says so
   * @param place where its lock lies
   */
  record Known(long holder, String evidence, Place place) implements Gil {}

  /**
   * There is none.
   *
   * @param why why not
   */
  record None(String why) implements Gil {}

  /**
   * It could not be read.
   *
   * @param why what was missing
   * @param place where its lock lies
   */
  record Lost(String why, Place place) implements Gil {}

  /** Where the lock behind a GIL lies: what a thread that waits for it is blocked on. */
  interface Place {
    /** Whether an address that a thread waits on belongs to it. */
    boolean contains(long address);

    /** In a structure: {@code struct _gil_runtime_state}, or the variables of 3.6. */
    record Within(long start, long end) implements Place {
      @Override
      public boolean contains(long address) {
        return Long.compareUnsigned(address, start) >= 0 && Long.compareUnsigned(address, end) < 0;
      }
    }

    /** Nothing says where. */
    record Nowhere() implements Place {
      @Override
      public boolean contains(long address) {
        return false;
      }
    }
  }
}
