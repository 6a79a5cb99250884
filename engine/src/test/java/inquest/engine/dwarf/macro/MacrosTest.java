package inquest.engine.dwarf.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.dwarf.DwarfBytes;
import inquest.engine.dwarf.entry.Unit;
import inquest.engine.dwarf.entry.UnitFile;
import inquest.engine.dwarf.line.LineTable;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.SectionsBuilder;
import inquest.engine.note.Unreadable;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Lists of macros written entry by entry. The unit is a.c, which includes b.h. */
class MacrosTest {
  private static final int MACRO_INFO = 0x43;
  private static final int MACROS = 0x79;

  private static Macros macros(int attribute, byte[] list, byte[] more) throws Exception {
    byte[] abbrev =
        new DwarfBytes().uleb(1, 0x11).u8(0).uleb(0x1b, 0x08, attribute, 0x17, 0, 0).u8(0).done();
    DwarfBytes info = new DwarfBytes().u16(4).u32(0).u8(8).uleb(1).text("/proj").u32(0);
    DwarfBytes rest = new DwarfBytes().u8(1, 1, 1, 0, 1, 1).u8(0);
    rest.text("a.c").uleb(0, 0, 0).text("b.h").uleb(0, 0, 0).u8(0);
    byte[] line = new DwarfBytes().u16(4).u32(rest.size()).bytes(rest.done()).withLength();
    ElfFile file =
        new SectionsBuilder()
            .section(".debug_info", info.withLength())
            .section(".debug_abbrev", abbrev)
            .section(".debug_line", line)
            .section(attribute == MACROS ? ".debug_macro" : ".debug_macinfo", list)
            .section(".debug_str", more)
            .parse();
    Unit unit = UnitFile.of(file, Optional::empty).units().getFirst();
    return Macros.of(unit, LineTable.read(unit, 0)).orElseThrow();
  }

  private static DwarfBytes header(int version, int flags) {
    return new DwarfBytes().u16(version).u8(flags);
  }

  private static Macros inStrings(DwarfBytes entries) throws Exception {
    byte[] strings = new DwarfBytes().text("").text("FAR(x) x").text("NEAR 1").done();
    return macros(MACROS, entries.done(), strings);
  }

  private static boolean defined(Macros macros, String file, int line, String use) {
    return macros.at("/proj/" + file, line, 1, use).isPresent();
  }

  /**
   * Defines A at 2 of a.c, includes b.h at 4, which defines B and forgets A, and defines A at 8.
   */
  private static byte[] entries(DwarfBytes p) {
    p.u8(1).uleb(0).text("CONFIGURED 1");
    p.u8(3).uleb(0, 1).u8(1).uleb(2).text("A(x) (x)");
    p.u8(3).uleb(4, 2).u8(1).uleb(1).text("B 2").u8(2).uleb(3).text("A").u8(4);
    return p.u8(1).uleb(8).text("A 3").u8(4).u8(0).done();
  }

  private static void check(Macros macros) {
    assertTrue(defined(macros, "a.c", 1, "CONFIGURED"));
    assertEquals(false, defined(macros, "a.c", 1, "A(1)"));
    assertTrue(defined(macros, "a.c", 3, "A(1)"));
    assertEquals(false, defined(macros, "a.c", 3, "A"), "takes arguments there");
    assertEquals(false, defined(macros, "a.c", 3, "B"));
    assertTrue(defined(macros, "b.h", 2, "A(1)"));
    assertEquals(false, defined(macros, "b.h", 3, "A(1)"));
    assertTrue(defined(macros, "a.c", 5, "B"));
    assertEquals(false, defined(macros, "a.c", 5, "A(1)"));
    assertTrue(defined(macros, "a.c", 9, "A"));
    assertEquals(false, defined(macros, "c.h", 9, "A"));
  }

  @Test
  void definitionsCountFromWhereTheyStandToWhereTheyAreForgotten() throws Exception {
    check(macros(MACROS, entries(header(5, 0)), new byte[0]));
    check(macros(MACROS, entries(header(4, 2).u32(0)), new byte[0]));
    check(macros(MACRO_INFO, entries(new DwarfBytes()), new byte[0]));
  }

  @Test
  void textLiesInTheStringSectionToo() throws Exception {
    DwarfBytes p = header(5, 0).u8(3).uleb(0, 1);
    p.u8(5).uleb(1).u32(1).u8(5).uleb(1).u32(10).u8(6).uleb(3).u32(10 + 0);
    Macros macros = inStrings(p.u8(4).u8(0));
    assertTrue(defined(macros, "a.c", 2, "FAR(1)"));
    assertTrue(defined(macros, "a.c", 4, "NEAR"), "only a whole name is forgotten");
  }

  @Test
  void listsAreImported() throws Exception {
    DwarfBytes p = header(5, 0).u8(3).uleb(0, 1).u8(7).u32(20).u8(4).u8(0);
    while (p.size() < 20) {
      p.u8(0);
    }
    p.u16(5).u8(0).u8(1).uleb(1).text("FAR(x) x").u8(0);
    assertTrue(defined(inStrings(p), "a.c", 2, "FAR(1)"));
  }

  @Test
  void aListThatImportsItselfIsReadOnce() throws Exception {
    DwarfBytes p = header(5, 0).u8(3).uleb(0, 1).u8(7).u32(0);
    Macros macros = inStrings(p.u8(1).uleb(1).text("FAR(x) x").u8(4).u8(0));
    assertTrue(defined(macros, "a.c", 2, "FAR(1)"));
    assertTrue(macros.incomplete());
  }

  @Test
  void opcodesThatDescribeThemselvesAreGoneOver() throws Exception {
    DwarfBytes p = header(5, 4).u8(1).u8(0xe0).uleb(2).u8(0x0f, 0x08);
    p.u8(3).uleb(0, 1).u8(0xe0).uleb(300).text("x");
    assertTrue(
        defined(inStrings(p.u8(1).uleb(1).text("FAR(x) x").u8(4).u8(0)), "a.c", 2, "FAR(1)"));
  }

  @Test
  void anUnknownEntryIsDamage() throws Exception {
    Macros macros = inStrings(header(5, 0).u8(0x99));
    assertEquals(
        "unreadable: macros have an entry of kind 153",
        Assertions.assertThrows(Unreadable.class, () -> defined(macros, "a.c", 1, "A"))
            .getMessage());
  }

  @Test
  void theLeastDeepInclusionCounts() throws Exception {
    DwarfBytes p = header(5, 0).u8(3).uleb(0, 1);
    p.u8(3).uleb(1, 3).u8(3).uleb(1, 2).u8(4).u8(4); // by another file first
    p.u8(1).uleb(2).text("A 1").u8(3).uleb(3, 2).u8(4).u8(4).u8(0);
    assertTrue(defined(inStrings(p), "b.h", 1, "A"));
  }

  private static Optional<String> withoutColumn(String text) throws Exception {
    Macros macros = macros(MACROS, entries(header(5, 0)), new byte[0]);
    return macros.at("/proj/a.c", 3, 0, text);
  }

  @Test
  void withoutAColumnOnlyTheLinesOnlyCallIsNamed() throws Exception {
    assertEquals(Optional.of("A"), withoutColumn("  return A(f(1)) + 2;"));
    assertEquals(Optional.of("CONFIGURED"), withoutColumn("  CONFIGURED;"));
    assertEquals(Optional.empty(), withoutColumn("  f(A(1));"));
    assertEquals(Optional.empty(), withoutColumn("  A(1); f(2);"));
    assertEquals(Optional.empty(), withoutColumn("  x = CONFIGURED;"));
  }
}
