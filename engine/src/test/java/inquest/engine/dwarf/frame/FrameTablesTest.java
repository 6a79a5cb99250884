package inquest.engine.dwarf.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.memory.Memory;
import inquest.engine.memory.Ranges;
import inquest.engine.note.Unreadable;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Entries in their forms, and the ways of finding one. */
class FrameTablesTest {
  private static final long AT = 0x8000;
  private static final String USUAL = "0c 07 08 90 01";

  /** Start of code, then its length: as an FDE has them with a pointer encoding. */
  private static Optional<Fde> findIn(
      String augmentation, String data, FrameBytes range, long address) {
    return new FrameIndex(FrameBytes.section(AT, eh(augmentation, data, range))).find(address);
  }

  private static FrameBytes eh(String augmentation, String data, FrameBytes range) {
    FrameBytes content = new FrameBytes().entry(FrameBytes.cie(augmentation, data, USUAL));
    FrameBytes body = new FrameBytes().u32(content.size() + 4).bytes(range.toArray());
    return content.entry(augmentation.startsWith("z") ? body.u8(0) : body);
  }

  /** Where the pointer to the code stands in such a section. */
  private static long pointerAt(String augmentation, String data) {
    FrameBytes cie = new FrameBytes().entry(FrameBytes.cie(augmentation, data, USUAL));
    return AT + cie.size() + 8;
  }

  private static void covers(Optional<Fde> found, long start, long end) {
    assertTrue(found.isPresent());
    assertEquals(start, found.get().start());
    assertEquals(end, found.get().end());
  }

  @Test
  void absolutePointers() {
    FrameBytes range = new FrameBytes().u64(0x1000).u64(0x10);
    covers(findIn("", "", range, 0x100f), 0x1000, 0x1010);
    assertTrue(findIn("", "", range, 0x1010).isEmpty());
    assertTrue(findIn("", "", range, 0xfff).isEmpty());
  }

  @Test
  void relativePointersOfFourBytes() {
    FrameBytes range = new FrameBytes().u32(0x1000 - pointerAt("zR", "1b")).u32(0x10);
    covers(findIn("zR", "1b", range, 0x1000), 0x1000, 0x1010);
  }

  @Test
  void pointersOfTwoBytesOfEightAndOfAnyLength() {
    covers(findIn("zR", "02", new FrameBytes().u16(0x1000).u16(16), 0x1000), 0x1000, 0x1010);
    covers(findIn("zR", "0a", new FrameBytes().u16(0x1000).u16(16), 0x1000), 0x1000, 0x1010);
    covers(findIn("zR", "04", new FrameBytes().u64(0x1000).u64(16), 0x1000), 0x1000, 0x1010);
    covers(findIn("zR", "01", new FrameBytes().uleb(0x1000).uleb(16), 0x1000), 0x1000, 0x1010);
    covers(findIn("zR", "09", new FrameBytes().sleb(0x1000).sleb(16), 0x1000), 0x1000, 0x1010);
  }

  @Test
  void anIndirectPointerIsReadFromMemory() {
    long place = pointerAt("zR", "84") + 17;
    FrameBytes range = new FrameBytes().u64(place).u64(0x10).u8(0).u64(0x1000);
    covers(findIn("zR", "84", range, 0x1000), 0x1000, 0x1010);
  }

  @Test
  void anAlignedPointerIsPadded() {
    long place = pointerAt("zR", "50");
    FrameBytes range = new FrameBytes();
    for (long at = place; at % 8 != 0; at++) {
      range.u8(0);
    }
    covers(findIn("zR", "50", range.u64(0x1000).u64(0x10), 0x1000), 0x1000, 0x1010);
  }

  @Test
  void augmentationLettersAreTaken() {
    FrameBytes range = new FrameBytes().u64(0x1000).u64(0x10);
    assertTrue(findIn("zRS", "00", range, 0x1000).orElseThrow().signalFrame());
    assertFalse(findIn("zR", "00", range, 0x1000).orElseThrow().signalFrame());
    covers(findIn("zPLR", "9b 11 22 33 44 1b 00", range, 0x1000), 0x1000, 0x1010);
    covers(findIn("zRB", "00", range, 0x1000), 0x1000, 0x1010);
    covers(findIn("zR?S", "00 07", range, 0x1000), 0x1000, 0x1010);
  }

  @Test
  void anUnknownAugmentationWithoutLengthIsNotReadAndSaid() {
    FrameIndex index =
        new FrameIndex(FrameBytes.section(AT, eh("q", "", new FrameBytes().u64(0x1000).u64(0x10))));
    assertTrue(index.find(0x1000).isEmpty());
    assertTrue(index.damage().orElseThrow().contains("augmentation \"q\""));
  }

  private static FrameBytes debugFrame(int version) {
    FrameBytes cie = new FrameBytes().u32(0xffff_ffffL).u8(version).text("");
    if (version == 4) {
      cie.u8(8, 0);
    }
    cie.uleb(4).sleb(-8);
    FrameBytes content =
        new FrameBytes().entry((version == 1 ? cie.u8(16) : cie.uleb(16)).hex(USUAL));
    return content.entry(new FrameBytes().u32(0).u64(0x1000).u64(0x100).hex("44 0e 10"));
  }

  @Test
  void debugFrameOfVersions1And3And4() {
    for (int version : new int[] {1, 3, 4}) {
      FrameSection section =
          FrameBytes.section(FrameSection.Kind.DEBUG_FRAME, AT, debugFrame(version), 0x40_0000);
      Fde fde = new FrameIndex(section).find(0x40_1010).orElseThrow();
      assertEquals(0x40_1000, fde.start());
      assertEquals(new CfaRule.RegisterOffset(7, 8), fde.rowAt(0x40_100f).cfa());
      assertEquals(new CfaRule.RegisterOffset(7, 16), fde.rowAt(0x40_1010).cfa());
    }
  }

  @Test
  void debugFrameOf64Bits() {
    FrameBytes cie = new FrameBytes().u64(-1).u8(4).text("").u8(8, 0).uleb(1).sleb(-8).uleb(16);
    cie.hex(USUAL);
    FrameBytes fde = new FrameBytes().u64(0).u64(0x1000).u64(0x10);
    FrameBytes content = new FrameBytes().u32(0xffff_ffffL).u64(cie.size()).bytes(cie.toArray());
    content.u32(0xffff_ffffL).u64(fde.size()).bytes(fde.toArray());
    FrameSection section = FrameBytes.section(FrameSection.Kind.DEBUG_FRAME, AT, content, 0);
    covers(new FrameIndex(section).find(0x1004), 0x1000, 0x1010);
  }

  @Test
  void whatTheLinkerThrewAwayIsNotFound() {
    FrameBytes range = new FrameBytes().u64(0).u64(0x10);
    assertTrue(findIn("", "", range, 4).isEmpty());
  }

  /** Three functions at 0x1000, 0x1010 and 0x1100, found through a header at 0x7000. */
  private static Memory withHeader(int encoding, boolean table) {
    FrameBytes frames = new FrameBytes().entry(FrameBytes.cie("", "", USUAL));
    long[] starts = {0x1000, 0x1010, 0x1100};
    long[] places = new long[3];
    for (int i = 0; i < 3; i++) {
      places[i] = AT + frames.size();
      frames.entry(new FrameBytes().u32(frames.size() + 4).u64(starts[i]).u64(0x10));
    }
    frames.u32(0);
    FrameBytes header = new FrameBytes().u8(1, 0x1b, table ? 3 : 0xff, table ? encoding : 0xff);
    header.u32(AT - 0x7004);
    if (table) {
      header.u32(3);
      for (int i = 0; i < 3; i++) {
        header.u32(starts[i] - 0x7000).u32(places[i] - 0x7000);
      }
    }
    byte[] all = new byte[0x2000];
    System.arraycopy(header.toArray(), 0, all, 0, header.size());
    System.arraycopy(frames.toArray(), 0, all, 0x1000, frames.size());
    return FrameBytes.memory(0x7000, all);
  }

  private static void findsAll(FrameTable table) {
    covers(table.find(0x1000), 0x1000, 0x1010);
    covers(table.find(0x101f), 0x1010, 0x1020);
    covers(table.find(0x1100), 0x1100, 0x1110);
    assertTrue(table.find(0x1020).isEmpty());
    assertTrue(table.find(0xfff).isEmpty());
    assertTrue(table.find(0x1110).isEmpty());
    assertTrue(table.find(-1L).isEmpty());
  }

  @Test
  void theTableOfTheHeaderIsSearched() {
    Ranges.Range module = new Ranges.Range(0x1000, 0x9000);
    FrameTable table = FrameHeader.read(withHeader(0x3b, true), 0x7000, module);
    assertEquals(3, ((FrameHeader) table).count());
    findsAll(table);
  }

  @Test
  void aHeaderWithoutTableLeadsToAnIndex() {
    Ranges.Range module = new Ranges.Range(0x1000, 0x9000);
    FrameTable table = FrameHeader.read(withHeader(0, false), 0x7000, module);
    assertTrue(table instanceof FrameIndex);
    findsAll(table);
  }

  @Test
  void aTableLongerThanTheModuleIsCut() {
    byte[] head = new FrameBytes().u8(1, 0x1b, 3, 0x3b).u32(0x100).u32(0x7fff_ffff).toArray();
    FrameTable table =
        FrameHeader.read(FrameBytes.memory(0x7000, head), 0x7000, new Ranges.Range(0x7000, 0x7100));
    assertEquals(30, ((FrameHeader) table).count());
    assertThrows(Unreadable.class, () -> table.find(0x7001));
  }

  @Test
  void aHeaderOfAnotherVersionIsNotRead() {
    Memory memory = FrameBytes.memory(0x7000, new byte[64]);
    Ranges.Range module = new Ranges.Range(0x7000, 0x8000);
    assertThrows(Unreadable.class, () -> FrameHeader.read(memory, 0x7000, module));
    assertThrows(Unreadable.class, () -> FrameHeader.read(memory, 0x9000, module));
  }
}
