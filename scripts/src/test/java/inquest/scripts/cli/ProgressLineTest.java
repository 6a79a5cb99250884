package inquest.scripts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final long MEGA = 1_000_000;

  private final StringWriter err = new StringWriter();
  private final AtomicLong millis = new AtomicLong();

  private ProgressLine line(boolean terminal) {
    Console console =
        new Console(Writer.nullWriter(), err, false, terminal, 100, Map.of(), Optional.empty());
    return new ProgressLine(console, () -> Instant.ofEpochMilli(millis.get()));
  }

  private void at(long time, ProgressLine line, long share) {
    millis.set(time);
    line.unpacked(share * MEGA, 100 * MEGA, 4 * share * MEGA);
  }

  @Test
  void shortWorkShowsNothing() {
    ProgressLine line = line(true);
    at(100, line, 50);
    at(499, line, 100);
    assertEquals("", err.toString());
  }

  @Test
  void longWorkIsDrawnOverAndWipedAtItsEnd() {
    ProgressLine line = line(true);
    at(600, line, 25);
    at(650, line, 30);
    at(800, line, 50);
    at(900, line, 100);
    assertEquals(
        "\r\u001b[Kunpacking the core [######------------------]  25 %, 100 MB"
            + "\r\u001b[Kunpacking the core [############------------]  50 %, 200 MB"
            + "\r\u001b[K",
        err.toString());
  }

  @Test
  void theSavingOfMemoryIsShownAsWell() {
    ProgressLine line = line(true);
    millis.set(600);
    line.saving(50 * MEGA, 200 * MEGA);
    line.saving(200 * MEGA, 200 * MEGA);
    assertEquals(
        "\r\u001b[Ksaving memory [######------------------]  25 %, 50 MB\r\u001b[K",
        err.toString());
  }

  @Test
  void elsewhereThanOnATerminalOneLineIsEnough() {
    ProgressLine line = line(false);
    at(1900, line, 25);
    at(2100, line, 50);
    at(2200, line, 100);
    assertEquals("inquest: unpacking the core (100 MB) ...\n", err.toString());
  }

  @Test
  void aFileThatIsFetchedHasItsOwnLineAndTime() {
    ProgressLine line = line(true);
    millis.set(5_000);
    line.downloading("libx\u001b.so", 0, 0, false);
    millis.set(5_600);
    line.downloading("libx\u001b.so", 2 * MEGA, 0, false);
    millis.set(5_800);
    line.downloading("libx\u001b.so", 3 * MEGA, 4 * MEGA, false);
    line.downloading("libx\u001b.so", 4 * MEGA, 4 * MEGA, true);
    assertEquals(
        "\r\u001b[Kfetching libx\\u{1b}.so, 2 MB"
            + "\r\u001b[Kfetching libx\\u{1b}.so [##################------]  75 %, 3 MB"
            + "\r\u001b[K",
        err.toString());
  }

  @Test
  void aFileThatComesSoonShowsNothing() {
    ProgressLine line = line(true);
    millis.set(5_000);
    line.downloading("libx.so", 0, 0, false);
    millis.set(5_400);
    line.downloading("libx.so", 4 * MEGA, 4 * MEGA, true);
    assertEquals("", err.toString());
  }

  @Test
  void elsewhereEachFileThatTakesLongIsNamed() {
    ProgressLine line = line(false);
    for (String name : new String[] {"liba.so", "libb.so"}) {
      line.downloading(name, 0, 0, false);
      millis.addAndGet(2_500);
      line.downloading(name, MEGA, 4 * MEGA, false);
      line.downloading(name, 4 * MEGA, 4 * MEGA, true);
    }
    assertEquals(
        "inquest: fetching liba.so (4 MB) ...\ninquest: fetching libb.so (4 MB) ...\n",
        err.toString());
  }
}
