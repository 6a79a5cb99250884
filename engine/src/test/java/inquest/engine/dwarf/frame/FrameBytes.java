package inquest.engine.dwarf.frame;

import inquest.engine.memory.Bytes;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Origin;
import inquest.engine.memory.Ranges;
import inquest.engine.memory.SegmentMemory;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes call frame information for tests, byte by byte. Little-endian. */
final class FrameBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  FrameBytes u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  FrameBytes u16(int value) {
    return u8(value & 0xff, value >> 8 & 0xff);
  }

  FrameBytes u32(long value) {
    return u16((int) value).u16((int) (value >>> 16));
  }

  FrameBytes u64(long value) {
    return u32(value).u32(value >>> 32);
  }

  FrameBytes uleb(long value) {
    long left = value;
    while (left >>> 7 != 0) {
      u8((int) (left & 0x7f) | 0x80);
      left >>>= 7;
    }
    return u8((int) left);
  }

  FrameBytes sleb(long value) {
    long left = value;
    while (left < -64 || left > 63) {
      u8((int) (left & 0x7f) | 0x80);
      left >>= 7;
    }
    return u8((int) (left & 0x7f));
  }

  FrameBytes text(String latin1) {
    latin1.chars().forEach(c -> u8(c));
    return u8(0);
  }

  FrameBytes hex(String digits) {
    return bytes(HexFormat.of().parseHex(digits.replace(" ", "")));
  }

  FrameBytes bytes(byte[] more) {
    out.writeBytes(more);
    return this;
  }

  /** An entry: its length, and what follows. */
  FrameBytes entry(FrameBytes body) {
    return u32(body.size()).bytes(body.toArray());
  }

  int size() {
    return out.size();
  }

  byte[] toArray() {
    return out.toByteArray();
  }

  /** A CIE of {@code .eh_frame}: absolute pointers, code alignment 1, data alignment -8, RA 16. */
  static FrameBytes cie(String augmentation, String augmentationData, String instructions) {
    FrameBytes body = new FrameBytes().u32(0).u8(1).text(augmentation).uleb(1).sleb(-8).u8(16);
    FrameBytes data = new FrameBytes().hex(augmentationData);
    if (augmentation.startsWith("z")) {
      body.uleb(data.size()).bytes(data.toArray());
    }
    return body.hex(instructions);
  }

  /** The section with this content at an address. */
  static FrameSection section(long at, FrameBytes content) {
    return section(FrameSection.Kind.EH_FRAME, at, content, 0);
  }

  static FrameSection section(FrameSection.Kind kind, long at, FrameBytes content, long bias) {
    Ranges.Range extent = new Ranges.Range(at, at + content.size());
    return FrameSection.ofFile(kind, memory(at, content.toArray()), extent, bias);
  }

  /** A memory with these bytes only. */
  static Memory memory(long at, byte[] bytes) {
    return new SegmentMemory.Builder().add(at, Bytes.of(bytes), new Origin.Core()).freeze();
  }

  /** The FDE of code at 0x1000 of 0x100 bytes whose CIE and own instructions are these. */
  static Fde fde(String initial, String instructions) {
    FrameBytes content = new FrameBytes().entry(cie("", "", initial));
    long at = 0x8000L + content.size();
    FrameBytes body = new FrameBytes().u32(at + 4 - 0x8000).u64(0x1000).u64(0x100);
    content.entry(body.hex(instructions));
    return Fde.read(section(0x8000, content), at);
  }
}
