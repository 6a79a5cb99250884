package inquest.engine.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.note.Absence;
import inquest.engine.note.Unreadable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentMemoryTest {
  private static final Origin CORE = new Origin.Core();

  /** A model that is too simple to be wrong: one entry for each byte. */
  private static final class Naive {
    final Map<Long, Byte> bytes = new HashMap<>();
    final Set<Long> mapped = new HashSet<>();

    void add(long start, byte[] piece) {
      for (int i = 0; i < piece.length; i++) {
        bytes.putIfAbsent(start + i, piece[i]);
        mapped.add(start + i);
      }
    }

    int read(long address, byte[] into, int length) {
      int n = 0;
      while (n < length && bytes.containsKey(address + n)) {
        into[n] = bytes.get(address + n);
        n++;
      }
      return n;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0x7fff_ffff_ff80L, 0x8000_0000_0000_0000L - 128, -4096})
  void agreesWithANaiveMapOfBytes(long base) {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Naive naive = new Naive();
      SegmentMemory.Builder builder = new SegmentMemory.Builder();
      for (int i = random.nextInt(8); i > 0; i--) {
        byte[] piece = new byte[1 + random.nextInt(60)];
        random.nextBytes(piece);
        long start = base + random.nextInt(256);
        builder.add(start, Bytes.of(piece), CORE);
        naive.add(start, piece);
      }
      if (random.nextBoolean()) {
        long start = base + random.nextInt(256);
        builder.mapped(start, start + 40);
        for (int i = 0; i < 40; i++) {
          naive.mapped.add(start + i);
        }
      }
      check(builder.freeze(), naive, base, random);
    }
  }

  private static void check(SegmentMemory memory, Naive naive, long base, Random random) {
    for (int i = 0; i < 200; i++) {
      long address = base + random.nextInt(330);
      byte[] had = new byte[50];
      byte[] expected = new byte[50];
      int length = random.nextInt(50);
      assertEquals(naive.read(address, expected, length), memory.read(address, had, 0, length));
      assertArrayEquals(expected, had);
      byte[] word = new byte[8];
      boolean whole = naive.read(address, word, 8) == 8;
      assertEquals(whole, memory.readable(address, 8));
      if (whole) {
        long value =
            java.nio.ByteBuffer.wrap(word).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong();
        assertEquals(value, memory.i64(address));
        assertEquals((int) value, memory.i32(address));
        assertEquals((int) value & 0xffff, memory.u16(address));
        assertEquals((int) value & 0xff, memory.u8(address));
      } else {
        assertThrows(Unreadable.class, () -> memory.i64(address));
      }
      Optional<Extent> extent = memory.extentAt(address);
      assertEquals(naive.bytes.containsKey(address), extent.isPresent());
      extent.ifPresent(e -> assertTrue(naive.bytes.containsKey(e.end() - 1)));
      if (extent.isEmpty()) {
        Absence why = naive.mapped.contains(address) ? Absence.NOT_SAVED : Absence.UNMAPPED;
        assertEquals(why, memory.absenceAt(address));
      }
    }
  }

  @Test
  void saysWhereTheFirstMissingByteIs() {
    SegmentMemory memory =
        new SegmentMemory.Builder().add(0x1000, Bytes.of(new byte[4]), CORE).freeze();
    Unreadable e = assertThrows(Unreadable.class, () -> memory.i64(0x1000));
    assertEquals("unreadable at 0x1004: not mapped", e.getMessage());
  }

  @Test
  void tellsCutOffFromNotSaved() {
    SegmentMemory memory = new SegmentMemory.Builder().mapped(0, 20).cut(5, 10).freeze();
    assertEquals(Absence.NOT_SAVED, memory.absenceAt(4));
    assertEquals(Absence.CUT_OFF, memory.absenceAt(5));
    assertEquals(Absence.NOT_SAVED, memory.absenceAt(10));
  }

  @Test
  void nothingIsReadableAcrossAHole() {
    SegmentMemory memory =
        new SegmentMemory.Builder()
            .add(0, Bytes.of(new byte[8]), CORE)
            .add(9, Bytes.of(new byte[8]), CORE)
            .freeze();
    assertTrue(memory.readable(0, 8));
    assertFalse(memory.readable(0, 9));
    assertTrue(memory.readable(0, 0));
  }

  @Test
  void readsAStringAcrossPieces() {
    byte[] text =
        "a long enough name, longer than one buffer of sixty-four bytes is\0".getBytes(US_ASCII);
    SegmentMemory memory =
        new SegmentMemory.Builder()
            .add(0, Bytes.of(Arrays.copyOf(text, 10)), CORE)
            .add(10, Bytes.of(Arrays.copyOfRange(text, 10, text.length)), CORE)
            .freeze();
    assertArrayEquals(Arrays.copyOf(text, text.length - 1), memory.cstring(0, 1000));
  }

  @Test
  void aStringWithoutEndIsImplausible() {
    SegmentMemory memory =
        new SegmentMemory.Builder()
            .add(0x10, Bytes.of(new byte[] {'a', 'b', 'c', 'd', 'e', 'f'}), CORE)
            .freeze();
    Unreadable e = assertThrows(Unreadable.class, () -> memory.cstring(0x10, 4));
    assertEquals("unreadable at 0x10: no end of string within 4 bytes", e.getMessage());
  }
}
