package inquest.engine.binaries;

import inquest.engine.elf.ElfBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes files with a section, such as {@code .debug_info}, for tests. */
final class DebugFileBuilder {
  private DebugFileBuilder() {}

  /** The library of {@link ElfBuilder} with section headers behind it. */
  static byte[] with(String buildId) {
    return with(buildId, ".debug_info", new byte[16]);
  }

  /** The same with a section of any name. */
  static byte[] with(String buildId, String sectionName, byte[] content) {
    byte[] library = ElfBuilder.library(buildId);
    byte[] names = ("\0" + sectionName + "\0.shstrtab\0").getBytes(StandardCharsets.US_ASCII);
    int namesAt = library.length;
    int contentAt = namesAt + 64;
    int headersAt = contentAt + content.length;
    ByteBuffer file =
        ByteBuffer.wrap(Arrays.copyOf(library, headersAt + 3 * 64)).order(ByteOrder.LITTLE_ENDIAN);
    file.put(namesAt, names).putLong(40, headersAt).putShort(60, (short) 3).putShort(62, (short) 2);
    file.put(contentAt, content);
    section(file, headersAt + 64, 1, 1, contentAt, content.length);
    section(file, headersAt + 128, 2 + sectionName.length(), 3, namesAt, names.length);
    return file.array();
  }

  private static void section(ByteBuffer file, int at, int name, int type, long offset, long size) {
    file.putInt(at, name).putInt(at + 4, type).putLong(at + 24, offset).putLong(at + 32, size);
  }
}
