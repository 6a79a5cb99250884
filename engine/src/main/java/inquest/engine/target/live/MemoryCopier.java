package inquest.engine.target.live;

import inquest.engine.target.Progress;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Copies a process's memory to a core, piece by piece; pages that were never touched are not read,
 * and pages of zeros become holes. Used by one thread.
 */
final class MemoryCopier {
  private static final int PAGE = PageSource.PAGE;
  private static final MemorySegment ZEROS = MemorySegment.ofArray(new byte[PAGE]);

  private final ProcessBytes bytes;
  private final TouchedPages touched;
  private final CoreOutput out;
  private final long pageSize;
  private final TreeMap<Long, byte[]> before;
  private final long total;
  private final Progress progress;
  private final BooleanSupplier cancelled;
  private long done;
  private long read;
  private long lost;

  /**
   * @param before pages that were copied before, which stand for what is there now
   * @param total bytes that will be copied, for the progress
   * @param cancelled whether to give up
   */
  MemoryCopier(
      ProcessBytes bytes,
      TouchedPages touched,
      CoreOutput out,
      long pageSize,
      Map<Long, byte[]> before,
      long total,
      Progress progress,
      BooleanSupplier cancelled) {
    this.bytes = bytes;
    this.touched = touched;
    this.out = out;
    this.pageSize = pageSize;
    this.before = new TreeMap<>(before);
    this.total = total;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Copies a run.
   *
   * @param length whole pages
   * @param readable whether the process may read it
   * @param zeroUnlessTouched whether pages that were never touched are zeros
   */
  void copy(long start, long length, boolean readable, boolean zeroUnlessTouched)
      throws IOException {
    long end = start + length;
    long at = start;
    while (at < end) {
      long from = at;
      boolean wanted = !zeroUnlessTouched || holdsSomething(at);
      long most = wanted ? Math.min(end, at + ProcessBytes.MOST) : end;
      do {
        at += pageSize;
      } while (at < most && (!zeroUnlessTouched || holdsSomething(at) == wanted));
      if (wanted) {
        piece(from, (int) (at - from), readable);
      } else {
        out.zeros(at - from);
      }
      done += at - from;
      progress.saving(done, total);
    }
  }

  private boolean holdsSomething(long page) {
    return touched.touched(page) || isBefore(page);
  }

  private boolean isBefore(long page) {
    Long next = before.isEmpty() ? null : before.ceilingKey(page);
    return next != null && next < page + pageSize;
  }

  private void piece(long start, int length, boolean readable) throws IOException {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    ByteBuffer piece = bytes.read(start, length, readable);
    lost += bytes.lost().cardinality();
    read += length;
    before
        .subMap(start, start + length)
        .forEach((address, page) -> {
          int at = (int) (address - start);
          piece.put(at, page);
          lost -= bytes.lost().get(at / PAGE) ? 1 : 0;
          read -= PAGE;
        });
    write(piece, length);
  }

  private void write(ByteBuffer piece, int length) throws IOException {
    MemorySegment all = MemorySegment.ofBuffer(piece);
    int at = 0;
    while (at < length) {
      int from = at;
      boolean zero = isZero(all, at);
      do {
        at += PAGE;
      } while (at < length && isZero(all, at) == zero);
      if (zero) {
        out.zeros(at - from);
      } else {
        out.write(piece.slice(from, at - from));
      }
    }
  }

  private static boolean isZero(MemorySegment all, int at) {
    return MemorySegment.mismatch(all, at, at + PAGE, ZEROS, 0, PAGE) < 0;
  }

  /** Bytes that were read here, without those that had been copied before. */
  long read() {
    return read;
  }

  /** Pages that could not be read. */
  long lost() {
    return lost;
  }
}
