package inquest.engine.target.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Pages by {@code process_vm_readv}: many in one call. */
final class VectoredPages implements PageSource {
  /** The kernel's {@code UIO_MAXIOV}. */
  private static final int MOST_IN_A_CALL = 1024;

  private static final int IOVEC_BYTES = 16;

  private final int pid;

  VectoredPages(int pid) {
    this.pid = pid;
  }

  /** Whether the kernel has the call and lets us use it on the process. */
  boolean works(long readable) {
    byte[][] page = new byte[1][];
    read(new long[] {readable & -PAGE}, page);
    return page[0] != null;
  }

  @Override
  public void read(long[] addresses, byte[][] into) {
    int[] at = new int[1];
    for (int from = 0; from < addresses.length; from += MOST_IN_A_CALL) {
      int to = Math.min(addresses.length, from + MOST_IN_A_CALL);
      try (Copy copy = prepare(java.util.Arrays.copyOfRange(addresses, from, to))) {
        copy.run();
        copy.handOver((address, page) -> into[at[0]++] = page);
      }
    }
  }

  @Override
  public Copy prepare(long[] addresses) {
    return new VectoredCopy(addresses);
  }

  @Override
  public String how() {
    return "process_vm_readv";
  }

  @Override
  public void close() {}

  /** The kernel stops at the first page that it cannot read, and says how far it came. */
  private final class VectoredCopy implements Copy {
    private final long[] addresses;
    private final boolean[] had;
    private final Memory buffer; // null where there is nothing to copy
    private final Memory remote;
    private final Memory local;

    VectoredCopy(long[] addresses) {
      this.addresses = addresses;
      had = new boolean[addresses.length];
      int count = Math.max(1, addresses.length);
      buffer = new Memory((long) count * PAGE);
      remote = new Memory((long) count * IOVEC_BYTES);
      local = new Memory(IOVEC_BYTES);
      for (int i = 0; i < addresses.length; i++) {
        remote.setLong((long) i * IOVEC_BYTES, addresses[i]);
        remote.setLong((long) i * IOVEC_BYTES + 8, PAGE);
      }
    }

    @Override
    public void run() {
      int at = 0;
      while (at < addresses.length) {
        int count = Math.min(MOST_IN_A_CALL, addresses.length - at);
        int copied = copy(at, count);
        for (int i = 0; i < copied; i++) {
          had[at + i] = true;
        }
        at += copied;
        if (copied < count) {
          had[at++] = false;
        }
      }
    }

    private int copy(int at, int count) {
      local.setLong(0, Pointer.nativeValue(buffer) + (long) at * PAGE);
      local.setLong(8, (long) count * PAGE);
      long bytes =
          LinuxCalls.process_vm_readv(
              pid, local, 1, remote.share((long) at * IOVEC_BYTES), count, 0);
      return bytes < 0 ? 0 : (int) (bytes / PAGE);
    }

    @Override
    public void handOver(Taker taker) {
      for (int i = 0; i < addresses.length; i++) {
        taker.take(addresses[i], had[i] ? buffer.getByteArray((long) i * PAGE, PAGE) : null);
      }
    }

    @Override
    public void close() {
      buffer.close();
      remote.close();
      local.close();
    }
  }
}
