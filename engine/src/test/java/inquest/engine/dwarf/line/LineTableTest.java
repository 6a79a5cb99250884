package inquest.engine.dwarf.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.engine.dwarf.DwarfBytes;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.dwarf.entry.UnitFile;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.SectionsBuilder;
import inquest.engine.note.Unreadable;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line programs written opcode by opcode. */
class LineTableTest {
  private static final int LINE_BASE = -5;
  private static final int LINE_RANGE = 14;
  private static final int OPCODE_BASE = 13;

  /** A unit with {@code DW_AT_comp_dir} and nothing else. */
  private static LineTable table(int version, byte[] line) throws Exception {
    byte[] abbrev = new DwarfBytes().uleb(1, 0x11).u8(0).uleb(0x1b, 0x08, 0, 0).u8(0).done();
    DwarfBytes header = new DwarfBytes().u16(version);
    if (version == 5) {
      header.u8(1, 8).u32(0);
    } else {
      header.u32(0).u8(8);
    }
    ElfFile file =
        new SectionsBuilder()
            .section(".debug_info", header.uleb(1).text("/proj").withLength())
            .section(".debug_abbrev", abbrev)
            .section(".debug_line", line)
            .section(".debug_line_str", new DwarfBytes().text("/proj").text("sub").done())
            .parse();
    Unit unit = UnitFile.of(file, Optional::empty).units().getFirst();
    return LineTable.read(unit, 0);
  }

  /** The files of versions 2 to 4: a.c; sub/b.c; /abs/c.c. */
  private static byte[] plainFiles() {
    return new DwarfBytes()
        .text("sub")
        .u8(0)
        .text("a.c")
        .uleb(0, 0, 0)
        .text("b.c")
        .uleb(1, 7, 9)
        .text("/abs/c.c")
        .uleb(1, 0, 0)
        .u8(0)
        .done();
  }

  /** The files of version 5, with a hash and a constant that nobody knows. */
  private static byte[] describedFiles() {
    DwarfBytes bytes = new DwarfBytes().u8(1).uleb(1, 0x1f).uleb(2).u32(0).u32(6);
    bytes.u8(4).uleb(1, 0x08).uleb(2, 0x0b).uleb(5, 0x1e).uleb(0x2001, 0x06).uleb(3);
    for (int i = 0; i < 3; i++) {
      bytes.text("abc".charAt(i) + ".c").u8(i == 1 ? 1 : 0).u64(1).u64(2).u32(3);
    }
    return bytes.done();
  }

  private static byte[] line(int version, int minimum, int operations, byte[] program) {
    DwarfBytes rest = new DwarfBytes().u8(minimum);
    if (version >= 4) {
      rest.u8(operations);
    }
    rest.u8(1, LINE_BASE & 0xff, LINE_RANGE, OPCODE_BASE);
    rest.u8(0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1);
    rest.bytes(version == 5 ? describedFiles() : plainFiles());
    DwarfBytes all = new DwarfBytes().u16(version);
    if (version == 5) {
      all.u8(8, 0);
    }
    return all.u32(rest.size()).bytes(rest.done()).bytes(program).withLength();
  }

  private static DwarfBytes setAddress(DwarfBytes program, long address) {
    return program.u8(0).uleb(9).u8(2).u64(address);
  }

  private static DwarfBytes end(DwarfBytes program) {
    return program.u8(0).uleb(1).u8(1);
  }

  private static int special(int lines, int addresses) {
    return lines - LINE_BASE + LINE_RANGE * addresses + OPCODE_BASE;
  }

  /** Every opcode, of which a reader may know some by their length only. */
  private static byte[] everything() {
    DwarfBytes p = setAddress(new DwarfBytes(), 0x1000);
    p.u8(3).sleb(9).u8(5).uleb(4).u8(1); // 0x1000: a.c:10:4
    p.u8(6, 7, 10, 11).u8(12).uleb(3); // is_stmt, basic block, prologue, epilogue, isa
    p.u8(special(2, 3)); // 0x1003: a.c:12:4
    p.u8(4).uleb(2).u8(5).uleb(300).u8(3).sleb(-10).u8(2).uleb(200).u8(1); // 0x10cb: b.c:2:300
    p.u8(8).u8(special(1, 0)); // (255 - 13) / 14 = 17: 0x10dc: b.c:3
    p.u8(9).u16(0x1000).u8(special(-3, 1)); // 0x20dd: b.c:0
    p.u8(0).uleb(2).u8(4, 7); // discriminator
    p.u8(0).uleb(5).u8(0x80, 1, 2, 3, 4); // a vendor's
    p.u8(4).uleb(3).u8(special(5, 1)); // 0x20de: c:5
    return end(p.u8(2).uleb(2)).done(); // ends at 0x20e0
  }

  private static String at(LineTable table, long address) {
    return table.row(address).map(r -> r.file() + ":" + r.line() + ":" + r.column()).orElse("-");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void allOpcodesAreKnown(int version) throws Exception {
    LineTable table = table(version, line(version, 1, 1, everything()));
    assertEquals("-", at(table, 0xfff));
    assertEquals("1:10:4", at(table, 0x1000));
    assertEquals("1:10:4", at(table, 0x1002));
    assertEquals("1:12:4", at(table, 0x1003));
    assertEquals("2:2:300", at(table, 0x10cb));
    assertEquals("2:3:300", at(table, 0x10dc));
    assertEquals("2:0:300", at(table, 0x20dd));
    assertEquals("3:5:300", at(table, 0x20df));
    assertEquals("-", at(table, 0x20e0));
    assertEquals(Optional.empty(), table.damage());
  }

  @Test
  void filesCountFromOneBeforeVersion5() throws Exception {
    LineTable table = table(4, line(4, 1, 1, everything()));
    assertEquals(Optional.empty(), table.path(0));
    assertEquals(Optional.of("/proj/a.c"), table.path(1));
    assertEquals(Optional.of("/proj/sub/b.c"), table.path(2));
    assertEquals(Optional.of("/abs/c.c"), table.path(3));
    assertEquals(Optional.empty(), table.path(4));
    assertEquals(Optional.empty(), table.path(-1));
  }

  @Test
  void filesCountFromZeroInVersion5() throws Exception {
    LineTable table = table(5, line(5, 1, 1, everything()));
    assertEquals(Optional.of("/proj/a.c"), table.path(0));
    assertEquals(Optional.of("/proj/sub/b.c"), table.path(1));
    assertEquals(Optional.of("/proj/c.c"), table.path(2));
    assertEquals(Optional.empty(), table.path(3));
  }

  @Test
  void aFileMayBeDefinedByAnOpcode() throws Exception {
    DwarfBytes p = setAddress(new DwarfBytes(), 0x1000);
    p.u8(0).uleb(8).u8(3).text("d.c").uleb(1, 0, 0);
    p.u8(4).uleb(4).u8(1).u8(2).uleb(1);
    LineTable table = table(4, line(4, 1, 1, end(p).done()));
    assertEquals("4:1:0", at(table, 0x1000));
    assertEquals(Optional.of("/proj/sub/d.c"), table.path(4));
  }

  @Test
  void addressesAdvanceByWholeInstructions() throws Exception {
    DwarfBytes p = setAddress(new DwarfBytes(), 0x1000).u8(1).u8(special(1, 2));
    LineTable table = table(4, line(4, 4, 1, end(p.u8(2).uleb(1)).done()));
    assertEquals("1:1:0", at(table, 0x1007));
    assertEquals("1:2:0", at(table, 0x100b));
    assertEquals("-", at(table, 0x100c));
  }

  @Test
  void operationsOfALongInstructionShareItsAddress() throws Exception {
    DwarfBytes p = setAddress(new DwarfBytes(), 0x1000).u8(1);
    p.u8(special(1, 1)).u8(special(1, 1)).u8(special(1, 1)); // operations 1, 2 and of the next 0
    LineTable table = table(4, line(4, 16, 3, end(p.u8(2).uleb(3)).done()));
    assertEquals("1:3:0", at(table, 0x1000));
    assertEquals("1:4:0", at(table, 0x1010));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -2})
  void sequencesOfCodeThatWasThrownAwayAreForgotten(long mark) throws Exception {
    DwarfBytes p = setAddress(new DwarfBytes(), mark).u8(1).u8(special(1, 2));
    end(p.u8(2).uleb(0x100));
    end(setAddress(p, 0x40).u8(1).u8(2).uleb(4));
    LineTable table = table(4, line(4, 1, 1, p.done()));
    assertEquals("-", at(table, mark));
    assertEquals("-", at(table, 5));
    assertEquals("1:1:0", at(table, 0x42));
  }

  @Test
  void rowsThatGoBackAreSorted() throws Exception {
    DwarfBytes p = setAddress(new DwarfBytes(), 0x1000).u8(special(1, 0));
    setAddress(p, 0x1020).u8(special(1, 0));
    setAddress(p, 0x1010).u8(special(1, 0));
    setAddress(p, 0x1030);
    LineTable table = table(4, line(4, 1, 1, end(p).done()));
    assertEquals("1:2:0", at(table, 0x1001));
    assertEquals("1:4:0", at(table, 0x1011));
    assertEquals("1:3:0", at(table, 0x1021));
  }

  @Test
  void aProgramThatBreaksOffKeepsItsWholeSequences() throws Exception {
    DwarfBytes p = end(setAddress(new DwarfBytes(), 0x1000).u8(1).u8(2).uleb(4));
    setAddress(p, 0x2000).u8(1).u8(0).uleb(1000).u8(1);
    LineTable table = table(4, line(4, 1, 1, p.done()));
    assertEquals("1:1:0", at(table, 0x1000));
    assertEquals("-", at(table, 0x2000));
    assertEquals(
        "unreadable: an opcode of a line program ends outside it",
        table.damage().orElseThrow().getMessage());
  }

  @Test
  void aLineRangeOfZeroIsDamage() throws Exception {
    byte[] line = line(4, 1, 1, everything());
    line[14] = 0;
    LineTable table = table(4, line);
    assertEquals("-", at(table, 0x1000));
    assertEquals(
        "unreadable: a line program has a line range of 0",
        table.damage().orElseThrow().getMessage());
  }

  @Test
  void anUnknownVersionIsNamed() throws Exception {
    byte[] line = line(4, 1, 1, everything());
    line[4] = 9;
    assertEquals(
        "unreadable: a line program of version 9 (2 to 5 are known)",
        assertThrows(Unreadable.class, () -> table(4, line)).getMessage());
  }

  @Test
  void moreFilesThanThereAreBytesAreALie() throws Exception {
    DwarfBytes rest = new DwarfBytes().u8(1, 1, 1, LINE_BASE & 0xff, LINE_RANGE, 1);
    rest.u8(0).uleb(1L << 40);
    byte[] line = new DwarfBytes().u16(5).u8(8, 0).u32(rest.size()).bytes(rest.done()).withLength();
    assertEquals(
        "unreadable: a line program claims 1099511627776 files",
        assertThrows(Unreadable.class, () -> table(5, line)).getMessage());
  }
}
