package inquest.engine.dwarf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the pieces that debug information is made of, for tests. */
public final class DwarfBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Bytes one by one. */
  public DwarfBytes u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  /** Two bytes. */
  public DwarfBytes u16(int value) {
    return u8(value, value >> 8);
  }

  /** Four bytes. */
  public DwarfBytes u32(long value) {
    return u16((int) value).u16((int) (value >> 16));
  }

  /** Eight bytes. */
  public DwarfBytes u64(long value) {
    return u32(value).u32(value >> 32);
  }

  /** Unsigned LEB128, each. */
  public DwarfBytes uleb(long... values) {
    for (long value : values) {
      long rest = value;
      while (rest >>> 7 != 0) {
        out.write((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
    return this;
  }

  /** Signed LEB128. */
  public DwarfBytes sleb(long value) {
    long rest = value;
    while (rest < -64 || rest > 63) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>= 7;
    }
    out.write((int) (rest & 0x7f));
    return this;
  }

  /** A text and its zero. */
  public DwarfBytes text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return u8(0);
  }

  /** What others wrote. */
  public DwarfBytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** How much was written. */
  public int size() {
    return out.size();
  }

  /** Everything, behind its length in four bytes. */
  public byte[] withLength() {
    return new DwarfBytes().u32(out.size()).bytes(out.toByteArray()).done();
  }

  /** Everything. */
  public byte[] done() {
    return out.toByteArray();
  }
}
