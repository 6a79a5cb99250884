package inquest.engine.binaries;

import inquest.engine.elf.ElfBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes files with a {@code .debug_info} section for tests. */
final class DebugFileBuilder {
  private DebugFileBuilder() {}

  /** The library of {@link ElfBuilder} with section headers behind it. */
  static byte[] with(String buildId) {
    byte[] library = ElfBuilder.library(buildId);
    byte[] names = "\0.debug_info\0.shstrtab\0".getBytes(StandardCharsets.US_ASCII);
    int namesAt = library.length;
    int headersAt = namesAt + 64;
    ByteBuffer file =
        ByteBuffer.wrap(Arrays.copyOf(library, headersAt + 3 * 64)).order(ByteOrder.LITTLE_ENDIAN);
    file.put(namesAt, names).putLong(40, headersAt).putShort(60, (short) 3).putShort(62, (short) 2);
    section(file, headersAt + 64, 1, 1, 4096, 16);
    section(file, headersAt + 128, 13, 3, namesAt, names.length);
    return file.array();
  }

  private static void section(ByteBuffer file, int at, int name, int type, long offset, long size) {
    file.putInt(at, name).putInt(at + 4, type).putLong(at + 24, offset).putLong(at + 32, size);
  }
}
