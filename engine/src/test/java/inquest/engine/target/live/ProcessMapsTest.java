package inquest.engine.target.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inquest.engine.target.Mapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines of {@code /proc/PID/maps}. */
class ProcessMapsTest {
  private static Mapping one(String line) {
    List<ProcessMaps.Line> lines = ProcessMaps.parse(line + "\n");
    assertEquals(1, lines.size());
    return lines.getFirst().mapping();
  }

  @Test
  void aFileHasItsPathAndOffset() {
    assertEquals(
        new Mapping(
            0x7f00_0000_1000L,
            0x7f00_0000_3000L,
            true,
            false,
            true,
            Optional.of("/usr/lib/libc.so.6"),
            0x28000),
        one("7f0000001000-7f0000003000 r-xp 00028000 fe:00 1234        /usr/lib/libc.so.6"));
  }

  @Test
  void memoryOfTheKernelsIsInNoFile() {
    assertEquals(
        Optional.empty(), one("7ffc0000-7ffd0000 rw-p 00000000 00:00 0    [stack]").path());
    assertEquals(Optional.empty(), one("10000-20000 rw-p 00000000 00:00 0 ").path());
  }

  @Test
  void namesMayHoldSpacesLineBreaksAndTheKernelsMark() {
    assertEquals(
        Optional.of("/opt/my app/a\nb.so (deleted)"),
        one("1000-2000 r--p 00000000 fe:00 7   /opt/my app/a\\012b.so (deleted)").path());
  }

  @Test
  void whatIsNoLineIsLeftOut() {
    assertTrue(
        ProcessMaps.parse(
                "nonsense\n\nxyz-1 r--p 0 0 0\n"
                    + "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0   [vsyscall]\n")
            .isEmpty());
  }
}
