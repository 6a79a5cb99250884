package inquest.engine.target;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A temporary file that is written once, from start to end, and leaves holes where the bytes are
 * zero. It has no name from the moment it is open: it is gone when it is closed or the program ends
 * in any way.
 */
final class Spool implements AutoCloseable {
  private static final int BLOCK = 4096;
  private static final byte[] ZEROS = new byte[BLOCK];

  private final FileChannel channel;
  private long length;

  private Spool(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes one in a folder; only this user may read it. */
  static Spool in(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "inquest-", ".core");
    return new Spool(
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** The file; its position is not to be relied on. */
  FileChannel channel() {
    return channel;
  }

  /** Bytes appended so far. */
  long length() {
    return length;
  }

  /** Appends bytes. All calls but the last take a multiple of 4096 bytes. */
  void append(byte[] bytes, int count) throws IOException {
    int at = 0;
    while (at < count) {
      int zerosEnd = at;
      while (zerosEnd < count && isZero(bytes, zerosEnd, count)) {
        zerosEnd += BLOCK;
      }
      int dataEnd = zerosEnd;
      while (dataEnd < count && !isZero(bytes, dataEnd, count)) {
        dataEnd += BLOCK;
      }
      dataEnd = Math.min(dataEnd, count);
      if (zerosEnd < dataEnd) {
        write(ByteBuffer.wrap(bytes, zerosEnd, dataEnd - zerosEnd), length + zerosEnd);
      }
      at = Math.max(dataEnd, zerosEnd);
    }
    length += count;
  }

  /** Gives the file its full length where it ends in zeros. */
  void finish() throws IOException {
    if (channel.size() < length) {
      write(ByteBuffer.wrap(ZEROS, 0, 1), length - 1);
    }
  }

  private void write(ByteBuffer buffer, long position) throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
  }

  private static boolean isZero(byte[] bytes, int at, int count) {
    int end = Math.min(at + BLOCK, count);
    return Arrays.equals(bytes, at, end, ZEROS, 0, end - at);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
