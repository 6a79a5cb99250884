package inquest.scripts.cli;

import inquest.engine.target.Progress;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Shows on the error stream how far the unpacking of a core has come: nothing while the work is
 * short, a line that is drawn over and over on a terminal, and one plain line elsewhere.
 */
final class ProgressLine implements Progress {
  /** How long nothing is shown: on a terminal, and elsewhere, where the line stays. */
  private static final Duration SHORT = Duration.ofMillis(500);

  private static final Duration SHORT_ELSEWHERE = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int BAR = 24;
  private static final long MEGA = 1_000_000;

  private final Writer err;
  private final boolean terminal;
  private final InstantSource clock;
  private final long start;
  private long drawn;
  private boolean shown;

  /**
   * @param console where it is shown
   * @param clock tells the time
   */
  ProgressLine(Console console, InstantSource clock) {
    this.err = console.err();
    this.terminal = console.errIsTerminal();
    this.clock = clock;
    this.start = clock.millis();
    this.drawn = start;
  }

  @Override
  public void unpacked(long bytesIn, long totalIn, long bytesOut) {
    long now = clock.millis();
    boolean end = bytesIn >= totalIn;
    if (now - start < (terminal ? SHORT : SHORT_ELSEWHERE).toMillis()
        || (!end && now - drawn < BETWEEN.toMillis())
        || (shown && !terminal)) {
      return;
    }
    drawn = now;
    try {
      draw(bytesIn, totalIn, bytesOut, end);
    } catch (IOException e) {
      // Progress that nobody can see is no reason to give up the answer.
      shown = true;
    }
  }

  private void draw(long bytesIn, long totalIn, long bytesOut, boolean end) throws IOException {
    if (!terminal) {
      err.write("inquest: unpacking the core (%d MB) ...\n".formatted(totalIn / MEGA));
    } else if (end) {
      err.write("\r\u001b[K");
    } else {
      double share = totalIn == 0 ? 0 : Math.clamp((double) bytesIn / totalIn, 0.0, 1.0);
      int full = (int) (share * BAR);
      err.write(
          "\r\u001b[Kunpacking the core [%s%s] %3d %%, %d MB"
              .formatted(
                  "#".repeat(full), "-".repeat(BAR - full), (int) (share * 100), bytesOut / MEGA));
    }
    err.flush();
    shown = true;
  }
}
