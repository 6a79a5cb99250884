package inquest.engine.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.memory.Bytes;
import inquest.engine.note.Unreadable;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class CompressedSectionTest {
  private static final byte[] PLAIN =
      "all work and no play\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

  private static byte[] packed(boolean zstd) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = zstd ? new ZstdOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
      out.write(PLAIN);
    }
    return bytes.toByteArray();
  }

  private static byte[] withHeader(int method, long size, byte[] packed) {
    ByteBuffer bytes = ByteBuffer.allocate(24 + packed.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(method).putInt(0).putLong(size).putLong(1).put(packed);
    return bytes.array();
  }

  private static Bytes content(byte[] section) throws NotElf {
    ElfFile file = new SectionsBuilder().section(".debug_x", Section.COMPRESSED, section).parse();
    return file.content(file.section(".debug_x").orElseThrow());
  }

  @Test
  void zlibIsInflated() throws Exception {
    Bytes content = content(withHeader(1, PLAIN.length, packed(false)));
    assertArrayEquals(PLAIN, content.copy(0, content.length()));
  }

  @Test
  void zstdIsInflated() throws Exception {
    Bytes content = content(withHeader(2, PLAIN.length, packed(true)));
    assertArrayEquals(PLAIN, content.copy(0, content.length()));
  }

  @Test
  void theOldFormIsInflated() throws Exception {
    byte[] packed = packed(false);
    ByteBuffer bytes = ByteBuffer.allocate(12 + packed.length);
    bytes.put("ZLIB".getBytes(StandardCharsets.US_ASCII)).putLong(PLAIN.length).put(packed);
    ElfFile file = new SectionsBuilder().section(".zdebug_x", bytes.array()).parse();
    Bytes content = file.content(file.section(".zdebug_x").orElseThrow());
    assertArrayEquals(PLAIN, content.copy(0, content.length()));
  }

  @Test
  void noMoreIsInflatedThanTheHeaderSays() throws Exception {
    assertEquals(1000, content(withHeader(1, 1000, packed(false))).length());
    assertEquals(1000, content(withHeader(2, 1000, packed(true))).length());
  }

  @Test
  void damageIsNotInTheWayOfWhatLiesBeforeIt() throws Exception {
    byte[] plain = new byte[3 << 20];
    new Random(7).nextBytes(plain);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(plain);
    }
    byte[] packed = Arrays.copyOf(bytes.toByteArray(), 2 << 20);
    Bytes content = content(withHeader(1, plain.length, packed));
    assertEquals(plain.length, content.length());
    assertArrayEquals(Arrays.copyOf(plain, 1 << 20), content.copy(0, 1 << 20));
    assertEquals(plain[1 << 20] & 0xff, content.u8(1 << 20));
    String message = assertThrows(Unreadable.class, () -> content.u8(3_000_000)).getMessage();
    assertTrue(
        message.startsWith("unreadable: section .debug_x cannot be inflated: it ends after 2"),
        message);
  }

  @Test
  void aLieAboutTheSizeTakesNoMoreMemoryThanItCanFill() throws Exception {
    Bytes content = content(withHeader(1, 1L << 28, packed(false)));
    assertTrue(content.length() < 1 << 22, content.length() + " bytes");
  }

  @Test
  void anotherMethodIsNamed() throws Exception {
    byte[] section = withHeader(7, 10, new byte[10]);
    assertEquals(
        "unreadable: section .debug_x is compressed with method 7, not zlib or zstd",
        assertThrows(Unreadable.class, () -> content(section)).getMessage());
  }

  @Test
  void aSizeBeyondAllMemoryIsRefused() throws Exception {
    byte[] section = withHeader(2, Long.MAX_VALUE, packed(true));
    assertEquals(
        "unreadable: section .debug_x claims 9223372036854775807 bytes",
        assertThrows(Unreadable.class, () -> content(section)).getMessage());
  }

  @Test
  void damageEndsInBytesOrInUnreadable() throws Exception {
    Random random = new Random(20);
    int refused = 0;
    for (boolean zstd : new boolean[] {false, true}) {
      byte[] whole = withHeader(zstd ? 2 : 1, PLAIN.length, packed(zstd));
      for (int i = 0; i < 100; i++) {
        byte[] damaged = whole.clone();
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
        try {
          Bytes content = content(damaged);
          content.copy(0, content.length());
        } catch (Unreadable e) {
          refused++;
        }
      }
    }
    assertTrue(refused > 0, "no damage was ever noticed");
  }
}
