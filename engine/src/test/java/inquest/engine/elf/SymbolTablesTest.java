package inquest.engine.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.memory.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SymbolTablesTest {
  private static final String NAMES = "\0a\0_PyRuntime\0seven77\0eight888\0undef\0_PyRuntimeX\0end";

  /** A file with one symbol table of the names above; value is the name's offset. */
  private static SymbolTables tables(int type) throws NotElf {
    byte[] strings = NAMES.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).putShort(16, (short) 3);
    file.putShort(18, (short) 62).putLong(40, 1024).putShort(60, (short) 3);
    file.put(512, strings);
    int at = 64;
    for (int i = 1; i < strings.length; i++) {
      if (strings[i - 1] == 0) {
        boolean undefined = NAMES.startsWith("undef", i);
        file.putInt(at, i).put(at + 4, (byte) 0x11).putShort(at + 6, (short) (undefined ? 0 : 1));
        file.putLong(at + 8, i).putLong(at + 16, 8);
        at += 24;
      }
    }
    section(file, 1024 + 64, type, 64, at - 64, 2);
    section(file, 1024 + 128, 3, 512, strings.length, 0);
    return ElfFile.parse(Bytes.of(file.array())).symbols();
  }

  private static void section(ByteBuffer file, int at, int type, long offset, long size, int link) {
    file.putInt(at + 4, type).putLong(at + 24, offset).putLong(at + 32, size);
    file.putInt(at + 40, link);
  }

  @Test
  void findsNamesOfEveryLength() throws NotElf {
    for (int type : new int[] {Section.DYNSYM, Section.SYMTAB}) {
      for (String name : List.of("a", "_PyRuntime", "seven77", "eight888", "_PyRuntimeX")) {
        assertEquals(
            Optional.of(new Symbol(name, NAMES.indexOf("\0" + name + "\0") + 1, 8, 1)),
            tables(type).find(name));
      }
    }
  }

  @Test
  void namesThatAreNotThereAreLeftOut() throws NotElf {
    SymbolTables tables = tables(Section.SYMTAB);
    assertEquals(
        Set.of("a"), tables.findAll(List.of("a", "undef", "_PyRun", "seven", "b")).keySet());
  }

  /** The last name has no zero byte: the table is cut off. */
  @Test
  void aNameThatIsCutOffIsNotFound() throws NotElf {
    assertEquals(Optional.empty(), tables(Section.SYMTAB).find("end"));
  }

  @Test
  void forEachGivesAllThatAreDefined() throws NotElf {
    List<String> names = new ArrayList<>();
    tables(Section.SYMTAB).forEach(symbol -> names.add(symbol.name()));
    assertEquals(List.of("a", "_PyRuntime", "seven77", "eight888", "_PyRuntimeX", "end"), names);
  }
}
