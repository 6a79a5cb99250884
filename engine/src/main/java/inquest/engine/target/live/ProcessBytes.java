package inquest.engine.target.live;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;

/**
 * Reads long runs of a process's memory into one buffer, by {@code process_vm_readv} where it can,
 * else by {@code /proc/PID/mem}, which also reads what the process itself may not. Used by one
 * thread.
 */
final class ProcessBytes implements AutoCloseable {
  /** Bytes of one read. */
  static final int MOST = 1 << 20;

  private static final int PAGE = PageSource.PAGE;

  private final int pid;
  private final Memory buffer = new Memory(MOST);
  private final Memory local = new Memory(16); // struct iovec
  private final Memory remote = new Memory(16);
  private final ByteBuffer view = buffer.getByteBuffer(0, MOST);
  private final Optional<FileChannel> mem;
  private final BitSet lost = new BitSet(MOST / PAGE);

  ProcessBytes(int pid, ProcFolder proc) {
    this.pid = pid;
    Optional<FileChannel> opened;
    try {
      opened = Optional.of(FileChannel.open(proc.path("mem"), StandardOpenOption.READ));
    } catch (IOException e) {
      opened = Optional.empty(); // then the other way must do
    }
    mem = opened;
  }

  /**
   * Reads a run.
   *
   * @param address of a page
   * @param length whole pages, at most {@link #MOST}
   * @param readable whether the process itself may read it
   * @return what was read, until the next call; zeros in pages of {@link #lost}
   */
  ByteBuffer read(long address, int length, boolean readable) {
    lost.clear();
    int at = 0;
    while (at < length) {
      int had = readable ? vectored(address + at, at, length - at) : 0;
      had = had > 0 ? had : fromFile(address + at, at, length - at);
      if (had == 0) {
        lost.set(at / PAGE);
        buffer.setMemory(at, PAGE, (byte) 0);
        had = PAGE;
      }
      at += had;
    }
    return view.clear().limit(length);
  }

  /** Pages of the last run that could not be read, by their number in it. */
  BitSet lost() {
    return lost;
  }

  /** Whether this is still the memory that it was: not where the process ended or ran exec(2). */
  boolean same(long readable) {
    if (mem.isEmpty()) {
      return true; // nothing can tell
    }
    try {
      return mem.get().read(ByteBuffer.allocate(1), readable) == 1;
    } catch (IOException e) {
      return false;
    }
  }

  private int vectored(long address, int at, int length) {
    local.setLong(0, Pointer.nativeValue(buffer) + at);
    local.setLong(8, length);
    remote.setLong(0, address);
    remote.setLong(8, length);
    return whole(LinuxCalls.process_vm_readv(pid, local, 1, remote, 1, 0));
  }

  private int fromFile(long address, int at, int length) {
    if (mem.isEmpty() || address < 0) {
      return 0;
    }
    try {
      return whole(mem.get().read(view.clear().position(at).limit(at + length), address));
    } catch (IOException e) {
      return 0; // EIO: its first page cannot be read
    }
  }

  private static int whole(long bytes) {
    return bytes < PAGE ? 0 : (int) bytes & -PAGE;
  }

  @Override
  public void close() throws IOException {
    buffer.close();
    local.close();
    remote.close();
    if (mem.isPresent()) {
      mem.get().close();
    }
  }
}
