package inquest.engine.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import inquest.engine.elf.ElfBuilder;
import inquest.engine.machine.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a core, opening it gives a target or says why not. */
class CoreFuzzTest {
  private static final String ID = "0123456789abcdef";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("core");
  }

  private static byte[] core(boolean withFiles) {
    CoreBuilder core = CoreBuilder.kernel(11);
    for (int i = 0; i < 5; i++) {
      core.thread(100 + i, 11, Map.of("rip", 0x7f1000L, "rsp", 0x10000L, "orig_rax", 202L));
    }
    core.auxiliary(Map.of(3L, 0x7f0040L, 5L, 4L, 6L, 4096L, 7L, 0L, 9L, 0x7f1000L, 31L, 0x10000L));
    if (withFiles) {
      core.files(CoreBuilder.libraryFiles(0x7f0000, "/lib/libx.so"));
    }
    return core.load(0x10000, CoreBuilder.RW, new byte[100], 4096)
        .library(ElfBuilder.library(ID), 0x7f0000, true)
        .build();
  }

  /** Opens and asks for everything; true when it could be opened. */
  private boolean opens(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    try (CoreTarget target = CoreTarget.open(file)) {
      BlockedCalls calls = new BlockedCalls(target.architecture(), target.memory());
      target.threads().forEach(calls::of);
      target.mappings().forEach(m -> target.memory().extentAt(m.start()));
      assertFalse(target.modules().stream().anyMatch(m -> m.path().isEmpty()));
      return true;
    } catch (CannotOpen e) {
      assertFalse(e.reason().isEmpty() || e.next().isEmpty());
      return false;
    }
  }

  @Test
  void cutAtEveryOffset() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          byte[] core = core(true);
          int headers = 64 + 5 * 56;
          for (int length = 1; length < core.length; length += length < 4096 ? 13 : 257) {
            assertEquals(length > headers, opens(Arrays.copyOf(core, length)), "length " + length);
          }
        });
  }

  @Test
  void everyThreadBeforeTheCutIsKept() throws Exception {
    byte[] core = core(true);
    Files.write(file, Arrays.copyOf(core, 64 + 5 * 56 + 360 + 160 + 148 + 3 * 356));
    try (CoreTarget target = CoreTarget.open(file)) {
      assertEquals(4, target.threads().size());
    }
  }

  @Test
  void randomBytesInHeadersAndNotes() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] core = core(seed % 2 == 0);
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
              int at = random.nextInt(Math.min(core.length, 4500));
              core[at] = (byte) (random.nextInt(4) == 0 ? 0xff : random.nextInt(256));
            }
            opens(core);
          }
        });
  }

  @Test
  void randomWordsInHeaders() {
    long[] nasty = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, -4096, 0xffff, 1L << 47};
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] core = core(seed % 2 == 0);
            java.nio.ByteBuffer words =
                java.nio.ByteBuffer.wrap(core).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
              int at = 24 + 8 * random.nextInt((64 + 5 * 56 - 24) / 8);
              words.putLong(at, nasty[random.nextInt(nasty.length)]);
            }
            opens(core);
          }
        });
  }

  @Test
  void manyEmptyNotesCostNoMemory() throws Exception {
    CoreBuilder core = new CoreBuilder(Architecture.X86_64);
    for (int i = 0; i < 200_000; i++) {
      core.note("", 0, new byte[0]);
    }
    assertEquals(true, opens(core.thread(1, 6, Map.of()).build()));
  }
}
