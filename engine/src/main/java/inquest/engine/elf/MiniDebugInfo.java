package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import inquest.engine.note.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.tukaani.xz.XZInputStream;

/**
 * The ELF file that lies, compressed with xz, in section {@code .gnu_debugdata} of another and has
 * the symbols of its functions (gdb manual, "MiniDebugInfo").
 */
final class MiniDebugInfo {
  private static final int MOST_BYTES = 64 << 20;
  private static final int XZ_MEMORY_KIB = 80 << 10;

  private MiniDebugInfo() {}

  /**
   * Unpacks it; empty where a file has none.
   *
   * @throws Unreadable when it cannot be unpacked or is implausibly large
   */
  static Optional<ElfFile> of(ElfFile file) {
    Optional<Section> section = file.section(".gnu_debugdata");
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Bytes packed = file.content(section.get());
    if (packed.length() > MOST_BYTES) {
      throw damaged("has " + packed.length() + " bytes");
    }
    try {
      return Optional.of(ElfFile.parse(Bytes.of(unpack(packed.copy(0, packed.length())))));
    } catch (NotElf e) {
      throw damaged("is " + e.getMessage());
    }
  }

  private static byte[] unpack(byte[] packed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = new XZInputStream(new ByteArrayInputStream(packed), XZ_MEMORY_KIB)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (out.size() + n > MOST_BYTES) {
          throw damaged("unpacks to more than " + MOST_BYTES + " bytes");
        }
        out.write(buffer, 0, n);
      }
    } catch (Unreadable e) {
      throw e;
    } catch (IOException | RuntimeException e) { // the library throws both for damaged input
      throw damaged("cannot be unpacked" + (e.getMessage() == null ? "" : ": " + e.getMessage()));
    }
    return out.toByteArray();
  }

  private static Unreadable damaged(String what) {
    return Unreadable.implausible(0, "section .gnu_debugdata " + what);
  }
}
