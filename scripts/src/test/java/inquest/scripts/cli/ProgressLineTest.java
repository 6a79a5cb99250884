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
  void elsewhereThanOnATerminalOneLineIsEnough() {
    ProgressLine line = line(false);
    at(1900, line, 25);
    at(2100, line, 50);
    at(2200, line, 100);
    assertEquals("inquest: unpacking the core (100 MB) ...\n", err.toString());
  }
}
