package inquest.engine.dwarf.frame;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.machine.Architecture;
import inquest.engine.machine.DwarfRegisters;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;
import inquest.engine.memory.Ranges;
import inquest.engine.note.Unreadable;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random and damaged bytes end in an answer or in Unreadable, always. */
class DamagedFramesTest {
  private static final UnwindRegisters REGISTERS = registers();

  private static UnwindRegisters registers() {
    UnwindRegisters.Builder builder =
        new UnwindRegisters.Builder(DwarfRegisters.of(Architecture.X86_64));
    for (int i = 0; i < 17; i++) {
      builder.set(i, 0x8000 + 8L * i);
    }
    return builder.build();
  }

  /** 1 where there was an answer. */
  private static int use(FrameTable table, Memory memory, long address) {
    try {
      Optional<Fde> fde = table.find(address);
      if (fde.isPresent()) {
        CfiExecutor.execute(fde.get().rowAt(address), REGISTERS, memory);
        return 1;
      }
    } catch (Unreadable e) {
      return 0;
    }
    return 0;
  }

  @Test
  void randomBytesAsTables() {
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = new byte[256];
      random.nextBytes(bytes);
      if (i % 2 == 0) { // past the length of the first entry
        bytes[0] = (byte) random.nextInt(256);
        bytes[1] = bytes[2] = bytes[3] = 0;
      }
      bytes[i % 2] = 1;
      Memory memory = FrameBytes.memory(0x8000, bytes);
      Ranges.Range extent = new Ranges.Range(0x8000, 0x8100);
      long address = 0x8000L + random.nextInt(256);
      for (FrameSection.Kind kind : FrameSection.Kind.values()) {
        use(new FrameIndex(FrameSection.ofFile(kind, memory, extent, 0)), memory, address);
      }
      useHeader(memory, extent, address);
    }
  }

  private static int useHeader(Memory memory, Ranges.Range extent, long address) {
    try {
      return use(FrameHeader.read(memory, 0x8000, extent), memory, address);
    } catch (Unreadable e) {
      return 0;
    }
  }

  @Test
  void flippedBytesOfAGoodSection() {
    Random random = new Random(2);
    FrameBytes good = new FrameBytes().entry(FrameBytes.cie("zR", "00", "0c 07 08 90 01"));
    for (int i = 0; i < 6; i++) {
      FrameBytes body = new FrameBytes().u32(good.size() + 4).u64(0x1000 + 16 * i).u64(16).u8(0);
      good.entry(body.hex("41 0e 10 86 02 43 0d 06 0a 44 0c 07 08 0b 42 0f 03 77 08 06 2e 10"));
    }
    int answers = 0;
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = good.toArray();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Memory memory = FrameBytes.memory(0x8000, bytes);
      Ranges.Range extent = new Ranges.Range(0x8000, 0x8000 + bytes.length);
      FrameSection section = FrameSection.ofFile(FrameSection.Kind.EH_FRAME, memory, extent, 0);
      answers += use(new FrameIndex(section), memory, 0x1000L + random.nextInt(96));
    }
    assertTrue(answers > 500, "most damage leaves most frames: " + answers);
  }

  @Test
  void randomExpressions() {
    Random random = new Random(3);
    Memory memory = FrameBytes.memory(0x8000, new byte[256]);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] operations = new byte[random.nextInt(40)];
      random.nextBytes(operations);
      try {
        DwarfExpression.of(operations).evaluate(REGISTERS, memory, 0x8010);
      } catch (Unreadable e) {
        refused++;
      }
    }
    assertTrue(refused > 0 && refused < 20_000, refused + " refused");
  }

  @Test
  void aLongEntryIsRefusedBeforeItIsRead() {
    FrameBytes huge = new FrameBytes().u32(0x7fff_0000).u32(0).u8(1);
    Memory memory = FrameBytes.memory(0x8000, huge.toArray());
    FrameSection section = FrameSection.loaded(memory, new Ranges.Range(0x8000, -1L));
    assertTrue(new FrameIndex(section).find(0x1000).isEmpty());
  }
}
