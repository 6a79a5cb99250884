package inquest.engine.target.live;

import java.util.Arrays;

/**
 * The fields of {@code /proc/PID/stat} or {@code /proc/PID/task/TID/stat} that a core repeats
 * (proc_pid_stat(5)).
 *
 * @param state letter of the state
 * @param parent, group, session process ids
 * @param flags of the kernel
 * @param ticks of user and system time, its own and of children that ended, in that order
 * @param nice its nice value
 */
record StatFile(
    char state, int parent, int group, int session, long flags, long[] ticks, int nice) {
  /** Ticks in a second: {@code USER_HZ}, which is the same on every machine. */
  static final int TICKS = 100;

  private static final StatFile NOTHING = new StatFile('?', 0, 0, 0, 0, new long[4], 0);

  /** Reads the file's text; zeros where the process ended meanwhile. */
  static StatFile parse(String text) {
    String[] words = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", 20);
    if (words.length < 17) {
      return NOTHING;
    }
    try {
      return new StatFile(
          words[0].charAt(0),
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          Integer.parseInt(words[3]),
          Long.parseLong(words[6]),
          Arrays.stream(words, 11, 15).mapToLong(Long::parseLong).toArray(),
          Integer.parseInt(words[16]));
    } catch (NumberFormatException e) {
      return NOTHING;
    }
  }
}
