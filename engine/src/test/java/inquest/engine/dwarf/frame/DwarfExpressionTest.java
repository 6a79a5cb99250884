package inquest.engine.dwarf.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.machine.Architecture;
import inquest.engine.machine.DwarfRegisters;
import inquest.engine.machine.UnwindRegisters;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operation of the expressions that call frame information has. */
class DwarfExpressionTest {
  private static final UnwindRegisters REGISTERS =
      new UnwindRegisters.Builder(DwarfRegisters.of(Architecture.X86_64))
          .set(7, 0x100)
          .set(16, 0x2345)
          .build();

  private static final Memory MEMORY =
      FrameBytes.memory(0x100, HexFormat.of().parseHex("f8ffffffffffffff1122"));

  private static long value(String hex, long... initial) {
    byte[] operations = HexFormat.of().parseHex(hex.replace(" ", ""));
    return DwarfExpression.of(operations).evaluate(REGISTERS, MEMORY, initial);
  }

  @ParameterizedTest
  @CsvSource({
    "03 08 07 06 05 04 03 02 01, 0x0102030405060708", // addr
    "08 ff, 0xff", // const1u
    "09 ff, -1", // const1s
    "0a fe ff, 0xfffe", // const2u
    "0b fe ff, -2", // const2s
    "0c fd ff ff ff, 0xfffffffd", // const4u
    "0d fd ff ff ff, -3", // const4s
    "0e fc ff ff ff ff ff ff ff, -4", // const8u
    "0f fc ff ff ff ff ff ff ff, -4", // const8s
    "10 80 01, 128", // constu
    "11 7f, -1", // consts
    "30, 0", // lit0
    "4f, 31", // lit31
    "77 08, 0x108", // breg7
    "92 10 00, 0x2345", // bregx
  })
  void putsOnTheStack(String hex, String value) {
    assertEquals(Long.decode(value), value(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "31 12 22, 2", // dup, plus
    "31 32 13, 1", // drop
    "31 32 14, 1", // over
    "31 32 33 15 02, 1", // pick
    "31 33 16 1c, 2", // swap, minus
    "31 32 33 17, 2", // rot: the second comes on top
    "31 96, 1", // nop
  })
  void arrangesTheStack(String hex, String value) {
    assertEquals(Long.decode(value), value(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "09 fd 19, 3", // abs
    "3c 3a 1a, 8", // and
    "09 f8 33 1b, -2", // div is signed
    "35 33 1c, 2", // minus
    "37 34 1d, 3", // mod
    "35 33 1e, 15", // mul
    "35 1f, -5", // neg
    "30 20, -1", // not
    "34 31 21, 5", // or
    "34 31 22, 5", // plus
    "34 23 81 01, 133", // plus_uconst
    "31 34 24, 16", // shl
    "09 ff 08 3c 25, 15", // shr
    "09 f0 32 26, -4", // shra
    "36 33 27, 5", // xor
    "31 08 40 24, 0", // shl by all bits
    "09 ff 08 40 26, -1", // shra by all bits
  })
  void calculates(String hex, String value) {
    assertEquals(Long.decode(value), value(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "31 31 29, 1",
    "31 32 29, 0", // eq
    "09 ff 31 2a, 0", // ge is signed
    "32 31 2b, 1", // gt
    "09 ff 31 2c, 1", // le
    "31 31 2d, 0", // lt
    "31 32 2e, 1", // ne
  })
  void compares(String hex, long value) {
    assertEquals(value, value(hex));
  }

  @Test
  void readsMemory() {
    assertEquals(-8, value("77 00 06"));
    assertEquals(0x2211, value("77 08 94 02"));
    assertEquals(0xf8, value("77 00 94 01"));
  }

  @Test
  void jumps() {
    assertEquals(2, value("31 28 01 00 33 32")); // bra over lit3
    assertEquals(5, value("30 28 01 00 33 32 22")); // falls through
    assertEquals(4, value("2f 01 00 33 34")); // skip
  }

  @Test
  void startsWithWhatIsGiven() {
    assertEquals(0x110, value("23 10", 0x100));
  }

  /** What ld writes for entries of the procedure linkage table. */
  @Test
  void findsTheFrameOfAPltEntry() {
    String plt = "77 08 80 00 3f 1a 3b 2a 33 24 22";
    assertEquals(0x108, value(plt)); // rip & 15 is 5
  }

  @ParameterizedTest
  @CsvSource({
    "22, takes more values",
    "'', takes more values",
    "31 30 1b, divides by zero",
    "31 30 1d, divides by zero",
    "77 a0 1f 06, not mapped",
    "76 00, rbp",
    "92 c8 01 00, 200",
    "9c, operation 0x9c",
    "77 00 94 09, reads 9 bytes",
    "2f fd ff, does not end",
    "2f ff 7f, ends inside",
    "31 12 2f fc ff, more than 256 values",
    "08, ends inside",
  })
  void whatCannotBeIsSaid(String hex, String words) {
    Unreadable e = assertThrows(Unreadable.class, () -> value(hex));
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }
}
