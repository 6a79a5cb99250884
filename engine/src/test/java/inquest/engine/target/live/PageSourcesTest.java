package inquest.engine.target.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inquest.engine.memory.Memory;
import inquest.engine.target.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of another process: both ways to them give the same. */
class PageSourcesTest {
  private Process process;
  private ProcFolder proc;
  private List<Mapping> mappings;

  @BeforeEach
  void start() throws Exception {
    process = new ProcessBuilder("sleep", "600").start();
    proc = new ProcFolder(Math.toIntExact(process.pid()));
    for (int i = 0; i < 500 && !proc.link("exe").orElse("").contains("sleep"); i++) {
      Thread.sleep(10); // busybox and others are found by their name as well
    }
    mappings =
        ProcessMaps.parse(proc.text("maps").orElse("")).stream()
            .map(ProcessMaps.Line::mapping)
            .toList();
    assumeTrue(!mappings.isEmpty(), "the process shows no memory");
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  /** A hole, then pages that can be read and that the process, which is starting, cannot change. */
  private long[] pages() {
    List<Long> pages = new ArrayList<>(List.of(4096L)); // nothing is ever mapped there
    for (Mapping mapping : mappings) {
      if (mapping.readable() && !mapping.writable() && mapping.path().isPresent()) {
        pages.add(mapping.start());
      }
    }
    return pages.stream().mapToLong(p -> p).toArray();
  }

  @Test
  void bothGiveTheSameBytesAndTheSameHoles() throws IOException {
    long[] addresses = pages();
    byte[][] vectored = new byte[addresses.length][];
    byte[][] file = new byte[addresses.length][];
    try (VectoredPages a = new VectoredPages(Math.toIntExact(process.pid()));
        MemFilePages b = new MemFilePages(proc)) {
      a.read(addresses, vectored);
      b.read(addresses, file);
    }
    assertNull(vectored[0]);
    assertNull(file[0]);
    assertTrue(addresses.length > 2, "too little is mapped");
    for (int i = 1; i < addresses.length; i++) {
      assertNotNull(vectored[i]);
      assertArrayEquals(vectored[i], file[i], "page " + Long.toHexString(addresses[i]));
    }
  }

  @Test
  void aCopyMayBeRunAgain() {
    long[] addresses = pages();
    try (VectoredPages source = new VectoredPages(Math.toIntExact(process.pid()));
        PageSource.Copy copy = source.prepare(addresses)) {
      copy.run();
      copy.run();
      List<Long> had = new ArrayList<>();
      copy.handOver((address, page) -> {
        if (page != null) {
          had.add(address);
        }
      });
      assertEquals(addresses.length - 1, had.size());
    }
  }

  @Test
  void theCacheRemembersPagesAndHoles() {
    int[] asked = new int[1];
    PageSource counting =
        new PageSource() {
          @Override
          public void read(long[] addresses, byte[][] into) {
            asked[0]++;
            for (int i = 0; i < addresses.length; i++) {
              into[i] = addresses[i] == 0x3000 ? null : new byte[PAGE];
            }
          }

          @Override
          public String how() {
            return "made up";
          }

          @Override
          public void close() {}
        };
    Mapping mapping = new Mapping(0x1000, 0x5000, true, true, false, java.util.Optional.empty(), 0);
    Memory memory = new PageCache(counting, List.of(mapping), 100);
    assertEquals(0, memory.i64(0x1008));
    assertEquals(0, memory.i64(0x2008));
    assertEquals(0, memory.read(0x3000, new byte[8], 0, 8));
    assertEquals(0, memory.read(0x3000, new byte[8], 0, 8));
    assertEquals(0, memory.read(0x9000, new byte[8], 0, 8));
    assertEquals(2, asked[0]);
  }

  @Test
  void pagesReadLateAreCountedWhereTheProcessCanChangeThem() {
    PageSource zeros =
        new PageSource() {
          @Override
          public void read(long[] addresses, byte[][] into) {
            java.util.Arrays.setAll(into, i -> new byte[PAGE]);
          }

          @Override
          public String how() {
            return "made up";
          }

          @Override
          public void close() {}
        };
    Mapping code = new Mapping(0x1000, 0x2000, true, false, true, java.util.Optional.empty(), 0);
    Mapping data = new Mapping(0x2000, 0x4000, true, true, false, java.util.Optional.empty(), 0);
    PageCache memory = new PageCache(zeros, List.of(code, data), 100);
    memory.put(0x3000, new byte[4096]);
    memory.settle();
    memory.u8(0x1000);
    memory.u8(0x3000);
    assertEquals(0, memory.late());
    memory.u8(0x2000);
    assertEquals(1, memory.late());
  }
}
