package inquest.engine.target.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/**
 * Pages from {@code /proc/PID/mem}: for kernels without cross-memory attach. Addresses of the upper
 * half, which are negative as offsets, cannot be asked for; no process has memory there.
 */
final class MemFilePages implements PageSource {
  private static final int MOST_PAGES = 256;
  private final FileChannel mem;

  MemFilePages(ProcFolder proc) throws IOException {
    mem = FileChannel.open(proc.path("mem"), StandardOpenOption.READ);
  }

  @Override
  public void read(long[] addresses, byte[][] into) {
    int at = 0;
    while (at < addresses.length) {
      int end = at + 1;
      while (end < addresses.length
          && end - at < MOST_PAGES
          && addresses[end] == addresses[end - 1] + PAGE) {
        end++;
      }
      int had = run(addresses[at], end - at, into, at);
      at += had;
      if (at < end) {
        into[at++] = null;
      }
    }
  }

  private int run(long address, int pages, byte[][] into, int at) {
    if (address < 0) {
      return 0;
    }
    ByteBuffer buffer = ByteBuffer.allocate(pages * PAGE);
    try {
      while (buffer.hasRemaining()) {
        if (mem.read(buffer, address + buffer.position()) <= 0) {
          break;
        }
      }
    } catch (IOException e) {
      // EIO: the next page cannot be read, as the caller is told by the count
    }
    int had = buffer.position() / PAGE;
    buffer.flip();
    for (int i = 0; i < had; i++) {
      into[at + i] = new byte[PAGE];
      buffer.get(into[at + i]);
    }
    return had;
  }

  @Override
  public String how() {
    return "/proc/PID/mem";
  }

  @Override
  public void close() {
    try {
      mem.close();
    } catch (IOException e) {
      // only read from: nothing is lost
    }
  }
}
