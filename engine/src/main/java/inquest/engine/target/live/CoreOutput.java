package inquest.engine.target.live;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a core is written to, from its start to its end. Used by one thread. */
interface CoreOutput extends AutoCloseable {
  /** Appends bytes. */
  void write(ByteBuffer bytes) throws IOException;

  /** Appends zeros, which take no room where that is possible. */
  void zeros(long count) throws IOException;

  /** Writes what is still held back. */
  void finish() throws IOException;

  /** Bytes of the core so far. */
  long length();

  /** Bytes that were written to the disk for them. */
  long onDisk();

  /** Ends it, whole or not; the file stays open. */
  @Override
  void close();
}
