package inquest.engine.target.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inquest.engine.target.live.SmapsFile.Facts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is saved of mappings, as the kernel decides it. */
class DumpRulesTest {
  private static final int USUAL = 0x33;
  private static final long WHOLE = 0x3000;
  private static final long PAGE = 0x1000;

  private static final Facts WRITTEN = new Facts(true, false, false, false);
  private static final Facts UNTOUCHED = new Facts(false, false, false, false);

  private static long saved(int filter, String columns, Facts facts) {
    ProcessMaps.Line line = ProcessMaps.parse("1000-4000 " + columns).getFirst();
    return new DumpRules(filter, PAGE).saved(line, facts, address -> address == 0x1000);
  }

  /** A private file is saved for what was written to it, and for what it is. */
  @ParameterizedTest
  @CsvSource({
    "rw-p 00000000 00:00 0, 0x01, 0x01", // anonymous private
    "rw-p 00000000 00:00 0 [heap], 0x01, 0x01",
    "rw-p 00002000 08:01 7 /lib/x.so, 0x01, 0x05", // a library's data
    "r--p 00002000 08:01 7 /data, 0x04, 0x05", // private file
    "rw-s 00000000 00:01 7 /dev/zero (deleted), 0x02, 0x02", // anonymous shared
    "rw-s 00000000 00:01 0 /SYSV00000000 (deleted), 0x02, 0x02",
    "rw-s 00000000 08:01 7 /data, 0x08, 0x08" // shared file
  })
  void eachKindOfMappingHasItsBits(String columns, String bit, String all) {
    assertEquals(WHOLE, saved(Integer.decode(bit), columns, WRITTEN));
    assertEquals(0, saved(~Integer.decode(all), columns, WRITTEN));
  }

  @Test
  void memoryThatWasNeverWrittenIsNotSaved() {
    assertEquals(0, saved(USUAL, "rw-p 00000000 00:00 0", UNTOUCHED));
    assertEquals(0, saved(USUAL, "r-xp 00001000 08:01 7 /lib/x.so", UNTOUCHED));
  }

  @Test
  void theFirstPageOfAnElfFileIsSaved() {
    assertEquals(PAGE, saved(USUAL, "r--p 00000000 08:01 7 /lib/x.so", UNTOUCHED));
    assertEquals(0, saved(USUAL & ~0x10, "r--p 00000000 08:01 7 /lib/x.so", UNTOUCHED));
    assertEquals(0, saved(USUAL, "---p 00000000 08:01 7 /lib/x.so", UNTOUCHED));
    ProcessMaps.Line other = ProcessMaps.parse("5000-6000 r--p 00000000 08:01 7 /data").getFirst();
    assertEquals(0, new DumpRules(USUAL, PAGE).saved(other, UNTOUCHED, address -> false));
  }

  @Test
  void whatTheProcessWantsLeftOutIsLeftOut() {
    Facts secret = new Facts(true, true, false, false);
    assertEquals(0, saved(0xff, "rw-p 00000000 00:00 0", secret));
  }

  @Test
  void memoryOfDevicesIsNeverRead() {
    Facts device = new Facts(true, false, true, false);
    assertEquals(0, saved(0xff, "rw-s 00000000 00:06 7 /dev/dri/card0", device));
  }

  @Test
  void hugePagesHaveBitsOfTheirOwn() {
    Facts huge = new Facts(false, false, false, true);
    assertEquals(WHOLE, saved(0x20, "rw-p 00000000 00:10 7 /anon_hugepage (deleted)", huge));
    assertEquals(0, saved(~0x20, "rw-p 00000000 00:10 7 /anon_hugepage (deleted)", huge));
    assertEquals(WHOLE, saved(0x40, "rw-s 00000000 00:10 7 /anon_hugepage (deleted)", huge));
    assertEquals(0, saved(~0x40, "rw-s 00000000 00:10 7 /anon_hugepage (deleted)", huge));
  }

  @Test
  void theVdsoIsAlwaysSaved() {
    assertEquals(
        WHOLE, saved(0, "r-xp 00000000 00:00 0 [vdso]", new Facts(false, true, true, false)));
  }

  @Test
  void theKernelsFileTellsWhatWasWrittenAndWhatIsSpecial() throws IOException {
    String smaps =
        """
        1000-4000 rw-p 00000000 00:00 0                          [heap]
        Size:                 12 kB
        Anonymous:             8 kB
        Swap:                  0 kB
        VmFlags: rd wr mr mw me ac sd
        5000-6000 rw-p 00000000 00:00 0
        Anonymous:             0 kB
        Swap:                  4 kB
        VmFlags: rd wr mr mw me dd
        7000-8000 rw-s 00000000 00:06 7                          /dev/x: Anonymous
        Anonymous:             0 kB
        Swap:                  0 kB
        VmFlags: rd wr sh io pf
        9000-a000 rw-p 00000000 00:10 7                          /anon_hugepage (deleted)
        Anonymous:             0 kB
        VmFlags: rd wr ht
        """;
    assertEquals(
        Map.of(
            0x1000L, new Facts(true, false, false, false),
            0x5000L, new Facts(true, true, false, false),
            0x7000L, new Facts(false, false, true, false),
            0x9000L, new Facts(false, false, false, true)),
        SmapsFile.read(new BufferedReader(new StringReader(smaps))));
  }

  @Test
  void withoutItWhatCanBeWrittenIsTakenForWritten() {
    assertEquals(true, assumed("rw-p 00002000 08:01 7 /lib/x.so").written());
    assertEquals(false, assumed("r-xp 00001000 08:01 7 /lib/x.so").written());
    assertEquals(true, assumed("rw-s 00000000 00:06 7 /dev/dri/card0").device());
    assertEquals(false, assumed("rw-s 00000000 00:01 7 /dev/zero (deleted)").device());
    assertEquals(true, assumed("r--p 00000000 00:00 0 [vvar]").doNotDump());
  }

  private static Facts assumed(String columns) {
    return Facts.assumed(ProcessMaps.parse("1000-4000 " + columns).getFirst());
  }
}
