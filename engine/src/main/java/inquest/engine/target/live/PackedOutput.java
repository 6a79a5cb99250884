package inquest.engine.target.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A core that is compressed as it is written, in pieces, by as many threads as there are cores. */
final class PackedOutput implements CoreOutput {
  private static final int PIECE = 2 << 20;

  private final FileChannel file;
  private final Packing packing;
  private final int most = Runtime.getRuntime().availableProcessors() + 1;
  private final ExecutorService packers =
      Executors.newFixedThreadPool(
          most - 1, task -> Thread.ofPlatform().name("packing").daemon().unstarted(task));
  private final Queue<Future<byte[]>> pieces = new ArrayDeque<>(); // in order
  private byte[] piece = new byte[PIECE];
  private int filled;
  private byte[] zeroPiece = new byte[0]; // a whole piece of zeros, compressed; empty: not yet
  private long length;
  private long onDisk;

  PackedOutput(FileChannel file, Packing packing) {
    this.file = file;
    this.packing = packing;
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      int count = Math.min(bytes.remaining(), PIECE - filled);
      bytes.get(piece, filled, count);
      filled += count;
      length += count;
      handOverWhenFull();
    }
  }

  @Override
  public void zeros(long count) throws IOException {
    long left = count;
    while (left > 0) {
      int now = (int) Math.min(left, PIECE - filled);
      if (now == PIECE) {
        add(CompletableFuture.completedFuture(zeroPiece()));
      } else {
        filled += now; // a fresh piece is zero
      }
      left -= now;
      length += now;
      handOverWhenFull();
    }
  }

  private byte[] zeroPiece() throws IOException {
    if (zeroPiece.length == 0) {
      zeroPiece = packing.pack(new byte[PIECE], PIECE);
    }
    return zeroPiece;
  }

  private void handOverWhenFull() throws IOException {
    if (filled == PIECE) {
      handOver();
    }
  }

  private void handOver() throws IOException {
    byte[] full = piece;
    int count = filled;
    piece = new byte[PIECE];
    filled = 0;
    add(packers.submit(() -> packing.pack(full, count)));
  }

  private void add(Future<byte[]> packed) throws IOException {
    pieces.add(packed);
    while (pieces.size() > most) {
      writeNext();
    }
  }

  private void writeNext() throws IOException {
    try {
      ByteBuffer packed = ByteBuffer.wrap(pieces.remove().get());
      onDisk += packed.remaining();
      while (packed.hasRemaining()) {
        file.write(packed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while compressing", e);
    } catch (ExecutionException e) {
      throw new IOException("compressing failed: " + e.getCause(), e);
    }
  }

  @Override
  public void finish() throws IOException {
    if (filled > 0) {
      handOver();
    }
    while (!pieces.isEmpty()) {
      writeNext();
    }
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public long onDisk() {
    return onDisk;
  }

  @Override
  public void close() {
    packers.shutdownNow();
  }
}
