package inquest.engine.memory;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.Optional;

/**
 * The address space of a little-endian 64-bit target. {@link #read} never throws for a bad address;
 * the typed reads throw {@link Unreadable}. Addresses are unsigned 64-bit. Implementations are safe
 * to use from several threads.
 */
public interface Memory {
  /**
   * Copies bytes until the first that cannot be had.
   *
   * @return how many bytes were copied, 0 to length
   */
  int read(long address, byte[] into, int at, int length);

  /**
   * The run of readable bytes around an address, and where they come from; empty where nothing can
   * be read.
   */
  Optional<Extent> extentAt(long address);

  /**
   * Why the byte at an address that cannot be read is not there: {@code NOT_SAVED}, {@code CUT_OFF}
   * or {@code UNMAPPED}.
   */
  Absence absenceAt(long address);

  /**
   * All the bytes or none.
   *
   * @throws Unreadable at the first byte that cannot be had
   */
  default byte[] bytes(long address, int length) {
    byte[] bytes = new byte[length];
    int had = read(address, bytes, 0, length);
    if (had < length) {
      throw Unreadable.at(absenceAt(address + had), address + had);
    }
    return bytes;
  }

  /** An unsigned byte, 0 to 255. */
  default int u8(long address) {
    return bytes(address, 1)[0] & 0xff;
  }

  /** An unsigned 16-bit number. */
  default int u16(long address) {
    byte[] b = bytes(address, 2);
    return (b[0] & 0xff) | (b[1] & 0xff) << 8;
  }

  /** A signed 32-bit number. */
  default int i32(long address) {
    byte[] b = bytes(address, 4);
    return (b[0] & 0xff) | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16 | b[3] << 24;
  }

  /** An unsigned 32-bit number. */
  default long u32(long address) {
    return i32(address) & 0xffff_ffffL;
  }

  /** A 64-bit number: signed, unsigned or an address, as the caller knows. */
  default long i64(long address) {
    return (i32(address) & 0xffff_ffffL) | ((long) i32(address + 4)) << 32;
  }

  /** An IEEE 754 binary64. */
  default double f64(long address) {
    return Double.longBitsToDouble(i64(address));
  }

  /** Whether length bytes from the address can all be read. */
  default boolean readable(long address, long length) {
    long at = address;
    long left = length;
    while (left > 0) {
      Optional<Extent> extent = extentAt(at);
      if (extent.isEmpty()) {
        return false;
      }
      left -= extent.get().end() - at;
      at = extent.get().end();
    }
    return true;
  }

  /**
   * The bytes up to the first zero.
   *
   * @param limit the most bytes to look at
   * @throws Unreadable where a byte cannot be had before the end, or no zero comes within the limit
   */
  default byte[] cstring(long address, int limit) {
    byte[] buffer = new byte[Math.min(limit, 64)];
    int length = 0;
    while (true) {
      int had = read(address + length, buffer, length, buffer.length - length);
      for (int i = length; i < length + had; i++) {
        if (buffer[i] == 0) {
          return java.util.Arrays.copyOf(buffer, i);
        }
      }
      length += had;
      if (length < buffer.length) {
        throw Unreadable.at(absenceAt(address + length), address + length);
      }
      if (length >= limit) {
        throw Unreadable.implausible(address, "no end of string within " + limit + " bytes");
      }
      buffer = java.util.Arrays.copyOf(buffer, Math.min(limit, buffer.length * 4));
    }
  }
}
