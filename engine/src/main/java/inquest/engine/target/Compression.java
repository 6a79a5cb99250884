package inquest.engine.target;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.xxhash.XXHashFactory;
import org.tukaani.xz.XZInputStream;

/** How a core file is compressed, told by its first bytes and not by its name. */
enum Compression {
  /** RFC 1952; members may follow each other. */
  GZIP("gzip", 0x1f, 0x8b),
  /** The .xz file format; streams may follow each other. */
  XZ("xz", 0xfd, '7', 'z', 'X', 'Z', 0),
  /** RFC 8878; frames may follow each other. */
  ZSTD("zstd", 0x28, 0xb5, 0x2f, 0xfd),
  /** The LZ4 frame format; frames may follow each other. */
  LZ4("lz4", 0x04, 0x22, 0x4d, 0x18),
  /** Known only so that it can be named. */
  LZ4_LEGACY("lz4 -l", 0x02, 0x21, 0x4c, 0x18),
  /** Known only so that it can be named. */
  BZIP2("bzip2", 'B', 'Z', 'h'),
  /** Known only so that it can be named. */
  ZIP("zip", 'P', 'K', 3, 4);

  /** Bytes of a file's start that are enough for {@link #of}. */
  static final int MAGIC_BYTES = 6;

  private static final int BUFFER = 1 << 16;
  private static final int XZ_MEMORY_KIB = 200 * 1024;

  private final String displayName;
  private final int[] magic;

  Compression(String displayName, int... magic) {
    this.displayName = displayName;
    this.magic = magic;
  }

  /** The compression of a file that starts with these bytes; empty when it is none of these. */
  static Optional<Compression> of(byte[] start, int length) {
    for (Compression compression : values()) {
      if (compression.matches(start, length)) {
        return Optional.of(compression);
      }
    }
    return Optional.empty();
  }

  private boolean matches(byte[] start, int length) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= length || (start[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** The name of the program that makes it. */
  String displayName() {
    return displayName;
  }

  /** Whether {@link #unpack} can read it. */
  boolean supported() {
    return switch (this) {
      case GZIP, XZ, ZSTD, LZ4 -> true;
      case LZ4_LEGACY, BZIP2, ZIP -> false;
    };
  }

  /**
   * The unpacked bytes.
   *
   * @param in stands at the first byte
   */
  InputStream unpack(InputStream in) throws IOException {
    return switch (this) {
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case XZ -> new XZInputStream(in, XZ_MEMORY_KIB);
      case ZSTD -> new ZstdInputStream(in);
      case LZ4 ->
          new LZ4FrameInputStream(
              in,
              LZ4Factory.safeInstance().safeDecompressor(),
              XXHashFactory.safeInstance().hash32());
      case LZ4_LEGACY, BZIP2, ZIP -> throw new IOException(displayName + " is not supported");
    };
  }
}
