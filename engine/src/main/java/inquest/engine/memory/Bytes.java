package inquest.engine.memory;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * A bounded little-endian view of a file or a part of one. Every access is checked; outside the
 * bounds it throws {@link Unreadable}. Offsets are in bytes from the start of the view.
 */
public final class Bytes {
  private static final ValueLayout.OfShort U16 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfInt I32 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfLong I64 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private final MemorySegment segment;

  private Bytes(MemorySegment segment) {
    this.segment = segment;
  }

  /** A view of a mapped file or any other segment. */
  public static Bytes of(MemorySegment segment) {
    return new Bytes(segment);
  }

  /** A view of an array, not a copy. */
  public static Bytes of(byte[] array) {
    return new Bytes(MemorySegment.ofArray(array));
  }

  /** Length in bytes. */
  public long length() {
    return segment.byteSize();
  }

  /** The segment behind the view. */
  public MemorySegment segment() {
    return segment;
  }

  /** An unsigned byte, 0 to 255. */
  public int u8(long offset) {
    check(offset, 1);
    return segment.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
  }

  /** An unsigned 16-bit number. */
  public int u16(long offset) {
    check(offset, 2);
    return segment.get(U16, offset) & 0xffff;
  }

  /** A signed 32-bit number. */
  public int i32(long offset) {
    check(offset, 4);
    return segment.get(I32, offset);
  }

  /** An unsigned 32-bit number. */
  public long u32(long offset) {
    return i32(offset) & 0xffff_ffffL;
  }

  /** A 64-bit number. */
  public long i64(long offset) {
    check(offset, 8);
    return segment.get(I64, offset);
  }

  /** A view of a part. */
  public Bytes slice(long offset, long length) {
    check(offset, length);
    return new Bytes(segment.asSlice(offset, length));
  }

  /**
   * The part from an offset to the end of the view or length bytes, whichever ends first; may be
   * empty.
   */
  public Bytes clipped(long offset, long length) {
    long from = Long.compareUnsigned(offset, length()) > 0 ? length() : offset;
    long most = length() - from;
    return new Bytes(segment.asSlice(from, Long.compareUnsigned(length, most) > 0 ? most : length));
  }

  /** A copy of a part; at most 2 GB. */
  public byte[] copy(long offset, long length) {
    check(offset, length);
    return segment.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
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
    long end = offset;
    while (end < length() && segment.get(ValueLayout.JAVA_BYTE, end) != 0) {
      end++;
    }
    return end;
  }

  private byte[] untilZero(long offset) {
    return copy(offset, indexOfZero(offset) - offset);
  }

  private void check(long offset, long size) {
    if (offset < 0 || size < 0 || offset > segment.byteSize() - size) {
      throw new Unreadable(
          Absence.IMPLAUSIBLE,
          0,
          "offset " + Long.toUnsignedString(offset) + " lies outside " + length() + " bytes");
    }
  }
}
