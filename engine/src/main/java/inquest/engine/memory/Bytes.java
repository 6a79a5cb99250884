package inquest.engine.memory;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A bounded little-endian view of a file or a part of one. Every access is checked; outside the
 * bounds it throws {@link Unreadable}. Offsets are in bytes from the start of the view.
 */
public final class Bytes {
  private static final int CHUNK = 128;
  private final MemorySegment segment; // null where there is an array
  private final byte[] array; // read directly, which costs a cold JVM a tenth of a segment's access
  private final Filling filling; // of the array; null where all of it is there
  private final int base;
  private final long length;

  private Bytes(MemorySegment segment, byte[] array, Filling filling, int base, long length) {
    this.segment = segment;
    this.array = array;
    this.filling = filling;
    this.base = base;
    this.length = length;
  }

  /** Fills an array from its start on, as far as it is read. */
  public interface Filling {
    /**
     * Sees to it that the array is filled up to an index.
     *
     * @throws Unreadable when it cannot be
     */
    void upTo(int end);
  }

  /** A view of a mapped file or any other segment. */
  public static Bytes of(MemorySegment segment) {
    return new Bytes(segment, null, null, 0, segment.byteSize());
  }

  /** A view of an array, not a copy. */
  public static Bytes of(byte[] array) {
    return new Bytes(null, array, null, 0, array.length);
  }

  /** A view of an array that is filled when it is read. */
  public static Bytes of(byte[] array, Filling filling) {
    return new Bytes(null, array, filling, 0, array.length);
  }

  /** Length in bytes. */
  public long length() {
    return length;
  }

  /** The segment behind the view. */
  public MemorySegment segment() {
    fill(length);
    return array == null ? segment : MemorySegment.ofArray(array).asSlice(base, length);
  }

  /**
   * The same bytes held in an array, where they are no more than a number of bytes: for tables that
   * are read field by field. A longer view is given back as it is.
   */
  public Bytes held(int most) {
    return array != null || length > most ? this : of(copy(0, length));
  }

  private void fill(long end) {
    if (filling != null) {
      filling.upTo(base + (int) end);
    }
  }

  /** An unsigned byte, 0 to 255. */
  public int u8(long offset) {
    reach(offset, 1);
    return at(offset) & 0xff;
  }

  /** An unsigned 16-bit number. */
  public int u16(long offset) {
    reach(offset, 2);
    return array == null ? part(offset, 2).getShort(0) & 0xffff : little(offset, 2);
  }

  /** A signed 32-bit number. */
  public int i32(long offset) {
    reach(offset, 4);
    return array == null ? part(offset, 4).getInt(0) : little(offset, 4);
  }

  /** An unsigned 32-bit number. */
  public long u32(long offset) {
    return i32(offset) & 0xffff_ffffL;
  }

  /** A 64-bit number. */
  public long i64(long offset) {
    reach(offset, 8);
    return array == null
        ? part(offset, 8).getLong(0)
        : (little(offset, 4) & 0xffff_ffffL) | ((long) little(offset + 4, 4) << 32);
  }

  private byte at(long offset) {
    return array == null ? part(offset, 1).get(0) : array[base + (int) offset];
  }

  private ByteBuffer part(long offset, long size) {
    return buffer(segment.asSlice(offset, size));
  }

  /**
   * Reads through a buffer need no method handles, whose first use costs a JVM ten milliseconds.
   */
  static ByteBuffer buffer(MemorySegment segment) {
    return segment.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private int little(long offset, int size) {
    int value = 0;
    int first = base + (int) offset;
    for (int i = first + size - 1; i >= first; i--) {
      value = (value << 8) | (array[i] & 0xff);
    }
    return value;
  }

  /** A view of a part. */
  public Bytes slice(long offset, long size) {
    check(offset, size);
    return array == null
        ? of(segment.asSlice(offset, size))
        : new Bytes(null, array, filling, base + (int) offset, size);
  }

  /**
   * The part from an offset to the end of the view or so many bytes, whichever ends first; may be
   * empty.
   */
  public Bytes clipped(long offset, long size) {
    long from = Long.compareUnsigned(offset, length) > 0 ? length : offset;
    long most = length - from;
    return slice(from, Long.compareUnsigned(size, most) > 0 ? most : size);
  }

  /** A copy of a part; at most 2 GB. */
  public byte[] copy(long offset, long size) {
    reach(offset, size);
    if (array != null) {
      return Arrays.copyOfRange(array, base + (int) offset, base + (int) (offset + size));
    }
    return segment.asSlice(offset, size).toArray(ValueLayout.JAVA_BYTE);
  }

  /**
   * The text up to the next zero byte or the end of the view, byte for byte as Latin-1 (no byte is
   * lost).
   */
  public String latin1(long offset) {
    return new String(untilZero(offset), StandardCharsets.ISO_8859_1);
  }

  /** The text up to the next zero byte or the end of the view, as UTF-8. */
  public String utf8(long offset) {
    return new String(untilZero(offset), StandardCharsets.UTF_8);
  }

  /**
   * The text up to the next zero byte or the end of the view, as the operating system's names are
   * decoded by Python (PEP 383): UTF-8, and each byte that is none as a lone surrogate U+DC80 to
   * U+DCFF, so that no byte is lost.
   */
  public String osText(long offset) {
    return OsText.decode(untilZero(offset));
  }

  /** The offset of the next zero byte; the length of the view where there is none. */
  public long indexOfZero(long offset) {
    check(offset, 0);
    long at = offset;
    while (at < length) {
      byte[] chunk = copy(at, Math.min(CHUNK, length - at));
      for (int i = 0; i < chunk.length; i++) {
        if (chunk[i] == 0) {
          return at + i;
        }
      }
      at += chunk.length;
    }
    return length;
  }

  private byte[] untilZero(long offset) {
    return copy(offset, indexOfZero(offset) - offset);
  }

  private void reach(long offset, long size) {
    check(offset, size);
    fill(offset + size);
  }

  private void check(long offset, long size) {
    if (offset < 0 || size < 0 || offset > length - size) {
      throw new Unreadable(
          Absence.IMPLAUSIBLE,
          0,
          "offset " + Long.toUnsignedString(offset) + " lies outside " + length() + " bytes");
    }
  }
}
