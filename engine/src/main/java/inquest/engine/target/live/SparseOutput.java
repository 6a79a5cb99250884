package inquest.engine.target.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A core as it is, in a file with holes where it is zero. */
final class SparseOutput implements CoreOutput {
  private final FileChannel file;
  private long length;
  private long onDisk;
  private long end; // of what was written

  SparseOutput(FileChannel file) {
    this.file = file;
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    onDisk += bytes.remaining();
    while (bytes.hasRemaining()) {
      length += file.write(bytes, length);
    }
    end = length;
  }

  @Override
  public void zeros(long count) {
    length += count;
  }

  /** Gives the file its full length where it ends in zeros. */
  @Override
  public void finish() throws IOException {
    if (end < length) {
      file.write(ByteBuffer.allocate(1), length - 1);
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
  public void close() {}
}
