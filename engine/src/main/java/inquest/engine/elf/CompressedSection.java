package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import inquest.engine.note.Unreadable;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a compressed section (gABI, {@code Elf64_Chdr}; GNU's older {@code .zdebug_}). */
final class CompressedSection {
  private static final int ELFCOMPRESS_ZLIB = 1;
  private static final int ELFCOMPRESS_ZSTD = 2;
  private static final int HEADER_BYTES = 24;
  private static final int FIRST_BYTES = 1 << 20;

  private final String name;

  private CompressedSection(String name) {
    this.name = name;
  }

  /**
   * Inflates a section that starts with an {@code Elf64_Chdr}.
   *
   * @throws Unreadable when its method is not known, it is damaged or too large; damage behind what
   *     is read may show only when it is read
   */
  static Bytes withHeader(String name, Bytes raw) {
    int method = raw.i32(0);
    long size = raw.i64(8);
    Bytes packed = raw.clipped(HEADER_BYTES, raw.length());
    CompressedSection section = new CompressedSection(name);
    return switch (method) {
      case ELFCOMPRESS_ZLIB -> section.zlib(packed, size);
      case ELFCOMPRESS_ZSTD -> section.zstd(packed, size);
      default ->
          throw Unreadable.implausible(
              0, "section " + name + " is compressed with method " + method + ", not zlib or zstd");
    };
  }

  /** Inflates a {@code .zdebug_} section. */
  static Bytes old(String name, Bytes raw) {
    long size = Long.reverseBytes(raw.i64(4));
    return new CompressedSection(name).zlib(raw.clipped(12, raw.length()), size);
  }

  private Bytes zlib(Bytes packed, long size) {
    Inflation inflation = new Inflation(name, packed, checked(size));
    return Bytes.of(inflation.bytes(), inflation);
  }

  private Bytes zstd(Bytes packed, long size) {
    int most = checked(size);
    InputStream bytes = new ByteArrayInputStream(packed.copy(0, packed.length()));
    try (InputStream in = new ZstdInputStream(bytes)) {
      return Bytes.of(read(in, most));
    } catch (IOException | RuntimeException e) { // the library throws both for damaged input
      throw Unreadable.implausible(0, "section " + name + " cannot be inflated: " + e.getMessage());
    }
  }

  private int checked(long size) {
    long most = Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 2);
    if (size < 0 || size > most) {
      throw Unreadable.implausible(
          0, "section " + name + " claims " + Long.toUnsignedString(size) + " bytes");
    }
    return (int) size;
  }

  /** No more is held than came out: the size in the header may be a lie. */
  private static byte[] read(InputStream in, int size) throws IOException {
    byte[] out = new byte[Math.min(size, FIRST_BYTES)];
    int length = 0;
    while (length < size) {
      if (length == out.length) {
        out = Arrays.copyOf(out, (int) Math.min(size, 2L * length));
      }
      int n = in.read(out, length, out.length - length);
      if (n < 0) {
        return Arrays.copyOf(out, length);
      }
      length += n;
    }
    return out;
  }
}
