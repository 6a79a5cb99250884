package inquest.engine.target;

import inquest.engine.note.Note;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Streams a compressed core into a {@link Spool}, once. Used by one thread. */
final class Unpacking {
  private static final int BUFFER = 1 << 20;

  /** Small, for what a stream had ready is lost when it fails in the same call. */
  private static final int READ = 1 << 13;

  private static final long REPORT_EVERY = 16L << 20;

  private final Path path;
  private final Optional<Compression> compression;
  private final Counted in;
  private final long totalIn;
  private final Progress progress;
  private Optional<Note> trouble = Optional.empty();
  private boolean ended;

  private Unpacking(
      Path path,
      Optional<Compression> compression,
      InputStream in,
      long totalIn,
      Progress progress) {
    this.path = path;
    this.compression = compression;
    this.in = new Counted(in);
    this.totalIn = totalIn;
    this.progress = progress;
  }

  /**
   * Unpacks all that there is. Stops at once where what comes out is no ELF file.
   *
   * @param compression empty when the bytes are to be taken as they are
   * @param in the compressed bytes, from the first
   * @return a note when the compressed data ended early or were damaged
   * @throws CannotOpen when nothing came out
   * @throws IOException when the spool cannot be written
   */
  static Optional<Note> run(
      Path path,
      Optional<Compression> compression,
      InputStream in,
      long totalIn,
      Spool spool,
      Progress progress)
      throws CannotOpen, IOException {
    Unpacking unpacking = new Unpacking(path, compression, in, totalIn, progress);
    unpacking.copy(spool);
    return unpacking.trouble;
  }

  private void copy(Spool spool) throws CannotOpen, IOException {
    byte[] buffer = new byte[BUFFER];
    InputStream out = start();
    long nextReport = REPORT_EVERY;
    while (!ended) {
      int count = fill(out, buffer);
      if (spool.length() == 0 && !looksLikeElf(buffer, count)) {
        break;
      }
      spool.append(buffer, count);
      if (spool.length() >= nextReport) {
        progress.unpacked(in.count, totalIn, spool.length());
        nextReport = spool.length() + REPORT_EVERY;
      }
    }
    spool.finish();
    progress.unpacked(in.count, totalIn, spool.length());
    if (spool.length() == 0) {
      throw nothingCameOut();
    }
    trouble = trouble.map(note -> Note.warning("", note.text() + came(spool.length())));
  }

  private InputStream start() throws CannotOpen {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    if (compression.isEmpty()) {
      return buffered;
    }
    try {
      return compression.get().unpack(buffered);
    } catch (IOException | RuntimeException e) {
      stop(e);
      return InputStream.nullInputStream();
    }
  }

  /** Fills the buffer as far as the stream goes; an error ends the stream and is remembered. */
  private int fill(InputStream out, byte[] buffer) {
    int count = 0;
    try {
      while (count < buffer.length) {
        int n = out.read(buffer, count, Math.min(READ, buffer.length - count));
        if (n < 0) {
          ended = true;
          break;
        }
        count += n;
      }
    } catch (IOException | RuntimeException e) { // libraries throw both for damaged input
      stop(e);
    }
    return count;
  }

  private void stop(Exception e) {
    ended = true;
    String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
    trouble =
        Optional.of(Note.warning("", "its " + name() + " data end early or are damaged" + why));
  }

  private String name() {
    return compression.map(Compression::displayName).orElse("piped");
  }

  private static String came(long length) {
    return ": the " + length + " bytes that came out before are used";
  }

  private static boolean looksLikeElf(byte[] bytes, int count) {
    return count >= 4 && bytes[0] == 0x7f && bytes[1] == 'E' && bytes[2] == 'L' && bytes[3] == 'F';
  }

  private CannotOpen nothingCameOut() {
    if (trouble.isPresent()) {
      return CannotOpen.cannotAnalyse(
          path + " cannot be unpacked: " + trouble.get().text(),
          "copy it again, or unpack it with its own program and give the result");
    }
    return CannotOpen.wrongUsage(
        path + " is not a core: its " + name() + " content is not an ELF file",
        "give a core file; it may be compressed with gzip, xz, zstd or lz4");
  }

  /** Counts what was read. */
  private static final class Counted extends InputStream {
    private final InputStream in;
    private long count;

    Counted(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      int n = in.read(into, at, length);
      count += Math.max(0, n);
      return n;
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }
  }
}
