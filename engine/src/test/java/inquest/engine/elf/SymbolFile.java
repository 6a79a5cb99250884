package inquest.engine.elf;

import inquest.engine.memory.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Makes ELF files that consist of a symbol table. Code, without bytes, is from 0x1000 to 0x2000 and
 * from 0x3000 to 0x4000.
 */
public final class SymbolFile {
  public static final int FUNC = 2;
  public static final int NOTYPE = 0;
  private static final int HEADERS = 4;

  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
  private final ByteArrayOutputStream names = new ByteArrayOutputStream();
  private int tableType = Section.SYMTAB;

  public SymbolFile() {
    entries.writeBytes(new byte[24]);
    names.write(0);
  }

  /** Makes the table {@code .dynsym}. */
  public SymbolFile dynamic() {
    tableType = Section.DYNSYM;
    return this;
  }

  /** A function symbol; binding 0 is local, 1 global, 2 weak. */
  public SymbolFile function(String name, long value, long size, int binding) {
    return symbol(name, value, size, binding << 4 | FUNC, 1);
  }

  public SymbolFile symbol(String name, long value, long size, int info, int section) {
    ByteBuffer entry = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    entry.putInt(names.size()).put((byte) info).put((byte) 0).putShort((short) section);
    entry.putLong(value).putLong(size);
    entries.writeBytes(entry.array());
    names.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** The file: ELF header, section headers, symbols, names. */
  public byte[] bytes() {
    int entriesAt = 64 + HEADERS * 64 + 64;
    int namesAt = entriesAt + entries.size();
    ByteBuffer file = ByteBuffer.allocate(namesAt + names.size()).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).putShort(16, (short) 3);
    file.putShort(18, (short) 62).putLong(40, 64).putShort(60, (short) (HEADERS + 1));
    section(file, 1, 8, 6, 0x1000, 0, 0x1000, 0);
    section(file, 2, tableType, 0, 0, entriesAt, entries.size(), 3);
    section(file, 3, 3, 0, 0, namesAt, names.size(), 0);
    section(file, 4, 8, 6, 0x3000, 0, 0x1000, 0);
    return file.put(entriesAt, entries.toByteArray()).put(namesAt, names.toByteArray()).array();
  }

  public ElfFile file() throws NotElf {
    return ElfFile.parse(Bytes.of(bytes()));
  }

  private static void section(
      ByteBuffer file, int n, int type, long flags, long addr, long offset, long size, int link) {
    int at = 64 + n * 64;
    file.putInt(at + 4, type).putLong(at + 8, flags).putLong(at + 16, addr);
    file.putLong(at + 24, offset).putLong(at + 32, size).putInt(at + 40, link);
  }
}
