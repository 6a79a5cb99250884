package inquest.engine.target.live;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * How a core is compressed: told by the name of its file. Both forms allow that pieces which were
 * compressed each for itself follow each other.
 */
enum Packing {
  /** Frames of RFC 8878. */
  ZSTD(".zst"),
  /** Members of RFC 1952. */
  GZIP(".gz");

  private final String ending;

  Packing(String ending) {
    this.ending = ending;
  }

  /** What the end of a name says; empty for a core as it is. */
  static Optional<Packing> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(packing -> lower.endsWith(packing.ending)).findFirst();
  }

  /** Compresses the first bytes of a piece. May be called by several threads. */
  byte[] pack(byte[] piece, int length) throws IOException {
    return switch (this) {
      case ZSTD -> {
        ZstdCompressor compressor = new ZstdCompressor();
        byte[] packed = new byte[compressor.maxCompressedLength(length)];
        int size = compressor.compress(piece, 0, length, packed, 0, packed.length);
        yield Arrays.copyOf(packed, size);
      }
      case GZIP -> {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new FastGzip(packed)) {
          out.write(piece, 0, length);
        }
        yield packed.toByteArray();
      }
    };
  }

  /** The process may be waiting. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
