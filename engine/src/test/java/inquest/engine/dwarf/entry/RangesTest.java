package inquest.engine.dwarf.entry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.engine.dwarf.DwarfBytes;
import inquest.engine.elf.ElfFile;
import inquest.engine.elf.SectionsBuilder;
import inquest.engine.note.Unreadable;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Range lists written entry by entry. */
class RangesTest {
  /** A version 5 unit with low_pc 0x1000, ranges of a form, addr_base and rnglists_base. */
  private static long[] version5(int form, byte[] value, byte[] lists) throws Exception {
    byte[] abbrev =
        new DwarfBytes()
            .uleb(1, 0x11)
            .u8(0)
            .uleb(0x11, 0x01, 0x55, form, 0x73, 0x17, 0x74, 0x17, 0, 0)
            .u8(0)
            .done();
    DwarfBytes info = new DwarfBytes().u16(5).u8(1, 8).u32(0).uleb(1);
    info.u64(0x1000).bytes(value).u32(8).u32(12);
    byte[] addresses =
        new DwarfBytes().u16(5).u8(8, 0).u64(0x5000).u64(0x5100).u64(-1).withLength();
    byte[] header = new DwarfBytes().u16(5).u8(8, 0).u32(1).u32(4).bytes(lists).withLength();
    ElfFile file =
        new SectionsBuilder()
            .section(".debug_info", info.withLength())
            .section(".debug_abbrev", abbrev)
            .section(".debug_addr", addresses)
            .section(".debug_rnglists", header)
            .parse();
    return Ranges.of(UnitFile.of(file, Optional::empty).units().getFirst().root());
  }

  /** A version 4 unit with low_pc 0x1000 and ranges at 0. */
  private static long[] version4(byte[] list) throws Exception {
    byte[] abbrev =
        new DwarfBytes().uleb(1, 0x11).u8(0).uleb(0x11, 0x01, 0x55, 0x17, 0, 0).u8(0).done();
    DwarfBytes info = new DwarfBytes().u16(4).u32(0).u8(8).uleb(1).u64(0x1000).u32(0);
    ElfFile file =
        new SectionsBuilder()
            .section(".debug_info", info.withLength())
            .section(".debug_abbrev", abbrev)
            .section(".debug_ranges", list)
            .parse();
    return Ranges.of(UnitFile.of(file, Optional::empty).units().getFirst().root());
  }

  private static byte[] everyKind() {
    DwarfBytes list = new DwarfBytes();
    list.u8(4).uleb(0x10, 0x20); // offset_pair from low_pc
    list.u8(5).u64(0x2000).u8(4).uleb(1, 2); // base_address
    list.u8(1).uleb(0).u8(4).uleb(3, 4); // base_addressx
    list.u8(2).uleb(0, 1); // startx_endx
    list.u8(3).uleb(1, 0x40); // startx_length
    list.u8(6).u64(0x7000).u64(0x7010); // start_end
    list.u8(7).u64(0x8000).uleb(8); // start_length
    list.u8(7).u64(0x9000).uleb(0); // empty
    list.u8(7).u64(-1).uleb(8); // thrown away
    list.u8(1).uleb(2).u8(4).uleb(0x10, 0x20); // from a base that was thrown away
    return list.u8(0).done();
  }

  private static final long[] EVERY_KIND = {
    0x1010, 0x1020, 0x2001, 0x2002, 0x5003, 0x5004, 0x5000, 0x5100, 0x5100, 0x5140, 0x7000, 0x7010,
    0x8000, 0x8008
  };

  @Test
  void everyKindOfEntryIsKnown() throws Exception {
    byte[] offset = new DwarfBytes().u32(16).done();
    assertArrayEquals(EVERY_KIND, version5(Dw.FORM_SEC_OFFSET, offset, everyKind()));
  }

  @Test
  void aListIsFoundByItsIndex() throws Exception {
    byte[] index = new DwarfBytes().uleb(0).done();
    assertArrayEquals(EVERY_KIND, version5(Dw.FORM_RNGLISTX, index, everyKind()));
  }

  @Test
  void anUnknownKindOfEntryIsDamage() throws Exception {
    byte[] offset = new DwarfBytes().u32(16).done();
    assertEquals(
        "unreadable: a range list has an entry of kind 9",
        assertThrows(Unreadable.class, () -> version5(Dw.FORM_SEC_OFFSET, offset, new byte[] {9}))
            .getMessage());
  }

  @Test
  void pairsCountFromTheLowPcOrTheBaseThatWasSelected() throws Exception {
    DwarfBytes list = new DwarfBytes().u64(0x10).u64(0x20).u64(-1).u64(0x2000);
    list.u64(1).u64(2).u64(-2).u64(-2).u64(3).u64(3).u64(0).u64(0);
    assertArrayEquals(new long[] {0x1010, 0x1020, 0x2001, 0x2002}, version4(list.done()));
  }

  @Test
  void aListWithoutEndIsDamage() {
    assertThrows(Unreadable.class, () -> version4(new DwarfBytes().u64(0x10).u64(0x20).done()));
  }
}
