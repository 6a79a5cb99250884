package inquest.engine.unwind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inquest.engine.binaries.SearchOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample cores, of whose files nothing is here but what the cores hold. */
class SampleStacksTest {
  private static final Path CORES = Path.of("..", "examples", "cores");
  private static final Path AARCH64 = CORES.resolve("aarch64-3.14.core.zst");

  /** As gdb walks it with the files: all but the caller of the innermost, which keeps no record. */
  private static final String MAIN =
      "ffffb9502e68 ffffb9531b5c 7310bc 51d7a4 50a9f4 6f8580 6f12f0 6efe58 6eef30 6e9e1c 67d090"
          + " ffffb9492f1c ffffb949305c 6798f0";

  @TempDir Path folder;

  /** Return addresses are signed in this core. */
  @Test
  void frameRecordsLeadThroughSignedReturnAddresses() throws Exception {
    Map<Integer, NativeStack> stacks = Stacks.of(AARCH64, SearchOptions.none());
    assertEquals(4, stacks.size());
    Iterator<NativeStack> each = stacks.values().iterator();
    NativeStack main = each.next();
    StringBuilder found = new StringBuilder();
    for (NativeFrame frame : main.frames()) {
      found.append(found.isEmpty() ? "" : " ").append(Long.toHexString(frame.pc()));
      assertEquals(frame.index() != 0, frame.how().inferred());
    }
    assertEquals(MAIN, found.toString());
    assertTrue(main.complete());
    while (each.hasNext()) {
      NativeStack stack = each.next();
      assertEquals(18, stack.frames().size());
      assertTrue(stack.complete(), stack.notes().toString());
    }
  }

  /** With the files that belong to the core, where someone has them. */
  @Test
  void gdbAgreesOnAarch64() throws Exception {
    String given = System.getenv("INQUEST_AARCH64_ROOT");
    assumeTrue(given != null, "SKIPPED: INQUEST_AARCH64_ROOT names no root of the aarch64 core");
    Programs.need("gdb-multiarch", "zstd");
    Path root = Path.of(given);
    Path core = folder.resolve("core");
    new ProcessBuilder("zstd", "-dq", AARCH64.toString(), "-o", core.toString()).start().waitFor();
    Path python = root.resolve("usr/bin/python3.14");
    Stacks.assertSame(
        Gdb.stacks("gdb-multiarch", folder, python, core, root),
        Stacks.of(core, SearchOptions.none().withSysroot(root)));
  }

  /** The core holds the interpreter's tables, but nothing of the C library that it waits in. */
  @Test
  void aFramePointerLeadsToWhereUnwindInformationIs() throws Exception {
    assumeTrue(!Files.exists(Path.of("/usr/bin/python3.15")), "SKIPPED: the files may be here");
    NativeStack stack =
        Stacks.of(CORES.resolve("3.15.core.xz"), SearchOptions.none()).values().iterator().next();
    assertEquals(NativeStack.End.STUCK, stack.end());
    assertEquals(11, stack.frames().size());
    assertEquals(Found.FRAME_POINTER, stack.frames().get(1).how());
    List<NativeFrame> others = stack.frames().subList(2, 11);
    assertTrue(others.stream().allMatch(f -> f.how() == Found.CFI));
    String note = stack.notes().getLast().text();
    assertTrue(note.contains("in libc.so.6 (its file was not found)"), note);
  }

  @Test
  void whereNothingIsKnownTheWalkEndsAndSaysWhy() throws Exception {
    for (NativeStack stack :
        Stacks.of(CORES.resolve("2.7.core.xz"), SearchOptions.none()).values()) {
      assertFalse(stack.frames().isEmpty());
      assertFalse(!stack.complete() && stack.notes().isEmpty());
    }
  }
}
