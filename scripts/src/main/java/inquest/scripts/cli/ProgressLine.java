package inquest.scripts.cli;

import inquest.engine.target.Progress;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Shows on the error stream how far the unpacking of a core, the fetching of a file or the saving
 * of memory has come: nothing while the work is short, a line that is drawn over and over on a
 * terminal, and one plain line elsewhere.
 */
final class ProgressLine implements Progress {
  /** How long nothing is shown: on a terminal, and elsewhere, where the line stays. */
  private static final Duration SHORT = Duration.ofMillis(500);

  private static final Duration SHORT_ELSEWHERE = Duration.ofSeconds(2);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int BAR = 24;
  private static final int MOST_OF_A_NAME = 40;
  private static final long MEGA = 1_000_000;

  private final Writer err;
  private final boolean terminal;
  private final InstantSource clock;
  private long start; // of the work that goes on
  private long drawn;
  private boolean shown;
  private boolean fetching;

  /**
   * @param console where it is shown
   * @param clock tells the time
   */
  ProgressLine(Console console, InstantSource clock) {
    this.err = console.err();
    this.terminal = console.errIsTerminal();
    this.clock = clock;
    begin();
  }

  private void begin() {
    start = clock.millis();
    drawn = start;
    shown = false;
  }

  @Override
  public void unpacked(long bytesIn, long totalIn, long bytesOut) {
    tell("unpacking the core", bytesIn, totalIn, bytesOut, bytesIn >= totalIn);
  }

  @Override
  public void downloading(String name, long bytesIn, long totalIn, boolean ended) {
    if (!fetching) {
      fetching = true;
      begin();
    }
    String cut =
        name.length() > MOST_OF_A_NAME ? name.substring(0, MOST_OF_A_NAME) + "\u2026" : name;
    tell("fetching " + Console.harmless(cut), bytesIn, totalIn, bytesIn, ended);
    fetching = !ended;
  }

  @Override
  public void saving(long bytes, long total) {
    tell("saving memory", bytes, total, bytes, bytes >= total);
  }

  private void tell(String what, long bytesIn, long totalIn, long bytes, boolean end) {
    long now = clock.millis();
    if (now - start < (terminal ? SHORT : SHORT_ELSEWHERE).toMillis()
        || (!end && now - drawn < BETWEEN.toMillis())
        || (shown && !terminal)) {
      return;
    }
    drawn = now;
    try {
      err.write(
          !terminal
              ? plain(what, totalIn)
              : "\r\u001b[K" + (end ? "" : line(what, bytesIn, totalIn, bytes)));
      err.flush();
    } catch (IOException e) {
      // Progress that nobody can see is no reason to give up the answer.
    }
    shown = true;
  }

  private static String plain(String what, long totalIn) {
    String size = totalIn == 0 ? "" : " (%d MB)".formatted(totalIn / MEGA);
    return "inquest: " + what + size + " ...\n";
  }

  private static String line(String what, long bytesIn, long totalIn, long bytes) {
    if (totalIn == 0) {
      return "%s, %d MB".formatted(what, bytes / MEGA);
    }
    double share = Math.clamp((double) bytesIn / totalIn, 0.0, 1.0);
    int full = (int) (share * BAR);
    return "%s [%s%s] %3d %%, %d MB"
        .formatted(
            what, "#".repeat(full), "-".repeat(BAR - full), (int) (share * 100), bytes / MEGA);
  }
}
