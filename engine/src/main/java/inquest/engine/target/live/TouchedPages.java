package inquest.engine.target.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Which pages a process ever touched, by {@code /proc/PID/pagemap} (proc_pid_pagemap(5)): of
 * anonymous memory all others are zeros, and to read them would only cost time. Where the kernel
 * does not tell, all are taken for touched. Used by one thread.
 */
final class TouchedPages implements AutoCloseable {
  private static final int WINDOW = 8192; // pages that are asked for at once
  private static final long PRESENT_OR_SWAPPED = 3L << 62;

  /** Of a page that nobody can touch, as C libraries put below stacks; since Linux 6.15. */
  private static final long GUARD = 1L << 58;

  private final Optional<FileChannel> pagemap;
  private final long pageSize;
  private final ByteBuffer entries =
      ByteBuffer.allocateDirect(WINDOW * 8).order(ByteOrder.nativeOrder());
  private long first; // page number of the first entry
  private int count; // of entries

  TouchedPages(ProcFolder proc, long pageSize) {
    this.pageSize = pageSize;
    Optional<FileChannel> opened;
    try {
      opened = Optional.of(FileChannel.open(proc.path("pagemap"), StandardOpenOption.READ));
    } catch (IOException e) {
      opened = Optional.empty();
    }
    pagemap = opened;
  }

  /** Whether the page at an address was touched. */
  boolean touched(long address) {
    long page = Long.divideUnsigned(address, pageSize);
    if (page < first || page >= first + count) {
      load(page);
    }
    if (count == 0) {
      return true;
    }
    long entry = entries.getLong((int) (page - first) * 8);
    return (entry & PRESENT_OR_SWAPPED) != 0 && (entry & GUARD) == 0;
  }

  private void load(long page) {
    first = page;
    count = 0;
    entries.clear();
    if (pagemap.isPresent()) {
      try {
        count = Math.max(0, pagemap.get().read(entries, page * 8)) / 8;
      } catch (IOException e) {
        count = 0; // it ended: the reading of the page says so
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (pagemap.isPresent()) {
      pagemap.get().close();
    }
  }
}
