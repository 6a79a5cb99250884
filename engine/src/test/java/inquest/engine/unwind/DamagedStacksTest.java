package inquest.engine.unwind;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.binaries.SearchOptions;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.elf.Section;
import inquest.engine.memory.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real core and a real program, with bytes of stacks and tables overwritten: walks still end. */
class DamagedStacksTest {
  @TempDir Path folder;

  @Test
  void damagedStacksAndTablesEndInAnswers() throws Exception {
    Programs.need("gcc");
    Path program = Programs.compile(folder, "gcc", "deep.c", "-O2", "-static");
    Path core = Programs.core(folder, Map.of(), program.toString(), "sigaltstack");
    byte[] goodCore = Files.readAllBytes(core);
    byte[] goodProgram = Files.readAllBytes(program);
    Random random = new Random(5);
    int complete = 0;
    for (int i = 0; i < 60; i++) {
      Files.write(core, i % 2 == 0 ? damagedStacks(goodCore, random) : goodCore);
      Files.write(program, i % 3 == 0 ? damagedTables(goodProgram, random) : goodProgram);
      for (NativeStack stack : Stacks.of(core, SearchOptions.none()).values()) {
        assertFalse(stack.frames().isEmpty());
        assertTrue(stack.complete() || !stack.notes().isEmpty());
        complete += stack.complete() ? 1 : 0;
      }
    }
    assertTrue(complete >= 20, complete + " of 60 were not damaged and all of them complete");
  }

  private static byte[] damagedStacks(byte[] good, Random random) throws Exception {
    byte[] bytes = good.clone();
    for (ProgramHeader header : ElfFile.parse(Bytes.of(good)).programHeaders()) {
      boolean writable = (header.flags() & ProgramHeader.WRITABLE) != 0;
      if (header.type() == ProgramHeader.LOAD && writable && header.filesz() > 0) {
        for (long flips = header.filesz() / 64; flips > 0; flips--) {
          int at = (int) (header.offset() + random.nextLong(header.filesz()));
          bytes[at] = (byte) random.nextInt(256);
        }
      }
    }
    return bytes;
  }

  private static byte[] damagedTables(byte[] good, Random random) throws Exception {
    byte[] bytes = good.clone();
    for (Section section : ElfFile.parse(Bytes.of(good)).sections()) {
      if (section.name().startsWith(".eh_frame")) {
        for (long flips = section.size() / 16; flips > 0; flips--) {
          int at = (int) (section.offset() + random.nextLong(section.size()));
          bytes[at] = (byte) random.nextInt(256);
        }
      }
    }
    return bytes;
  }
}
