package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes ELF files of nothing but sections, for tests of what is in them. */
public final class SectionsBuilder {
  private record Part(String name, int type, long flags, byte[] bytes) {}

  private final List<Part> parts = new ArrayList<>();

  /** Adds a section of plain bytes. */
  public SectionsBuilder section(String name, byte[] bytes) {
    return section(name, 0, bytes);
  }

  /** Adds a section of {@code SHT_PROGBITS} with flags. */
  public SectionsBuilder section(String name, long flags, byte[] bytes) {
    parts.add(new Part(name, 1, flags, bytes));
    return this;
  }

  /** The file. */
  public byte[] build() {
    List<Part> all = new ArrayList<>(parts);
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    names.write(0);
    List<Integer> nameAt = new ArrayList<>();
    for (Part part : all) {
      nameAt.add(names.size());
      names.writeBytes((part.name + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }
    nameAt.add(names.size());
    names.writeBytes(".shstrtab\0".getBytes(StandardCharsets.ISO_8859_1));
    all.add(new Part(".shstrtab", 3, 0, names.toByteArray()));
    int body = all.stream().mapToInt(p -> p.bytes.length).sum();
    int headers = 64 + body;
    ByteBuffer file =
        ByteBuffer.allocate(headers + 64 * (all.size() + 1)).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) ElfFile.DYN).putShort((short) 62).putInt(1);
    file.putLong(0).putLong(0).putLong(headers).putInt(0);
    file.putShort((short) 64).putShort((short) 56).putShort((short) 0);
    file.putShort((short) 64).putShort((short) (all.size() + 1)).putShort((short) all.size());
    int at = 64;
    for (int i = 0; i < all.size(); i++) {
      Part part = all.get(i);
      file.put(at, part.bytes);
      file.position(headers + 64 * (i + 1));
      file.putInt(nameAt.get(i)).putInt(part.type).putLong(part.flags).putLong(0);
      file.putLong(at).putLong(part.bytes.length);
      at += part.bytes.length;
    }
    return file.array();
  }

  /** The file, parsed. */
  public ElfFile parse() throws NotElf {
    return ElfFile.parse(Bytes.of(build()));
  }
}
