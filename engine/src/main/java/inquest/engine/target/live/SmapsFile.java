package inquest.engine.target.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads {@code /proc/PID/smaps} (proc_pid_smaps(5)): what the kernel knows of each mapping besides
 * its line in {@code maps}.
 */
final class SmapsFile {
  private SmapsFile() {}

  /**
   * What decides whether a core has a mapping.
   *
   * @param written whether the process has pages of its own there, in memory or swapped out
   * @param doNotDump whether the process asked to leave it out ({@code MADV_DONTDUMP})
   * @param device whether it is memory of a device, which is never read
   * @param huge whether it is made of huge pages of hugetlbfs
   */
  record Facts(boolean written, boolean doNotDump, boolean device, boolean huge) {
    /** What can be told without the file: a mapping that is new, or a kernel without smaps. */
    static Facts assumed(ProcessMaps.Line line) {
      boolean device = line.name().startsWith("/dev/") && !isMemory(line.name());
      boolean vvar = line.name().startsWith("[vvar");
      boolean anonymous = line.mapping().path().isEmpty();
      return new Facts(anonymous || line.mapping().writable(), vvar, device || vvar, false);
    }

    private static boolean isMemory(String name) {
      return name.startsWith("/dev/zero") || name.startsWith("/dev/shm/");
    }
  }

  /** The facts of each mapping, by its first address. */
  static Map<Long, Facts> read(BufferedReader text) throws IOException {
    Map<Long, Facts> all = new HashMap<>();
    OptionalLong start = OptionalLong.empty();
    boolean written = false;
    String line = text.readLine();
    while (line != null) {
      int colon = line.indexOf(':');
      OptionalLong next = start(line);
      if (next.isPresent()) {
        start = next;
        written = false;
      } else if (colon > 0 && start.isPresent()) {
        String value = line.substring(colon + 1).strip();
        switch (line.substring(0, colon)) {
          case "Anonymous", "Swap" -> written |= !value.equals("0 kB");
          case "VmFlags" -> all.put(start.getAsLong(), facts(written, value)); // the last line
          default -> {}
        }
      }
      line = text.readLine();
    }
    return all;
  }

  /** {@code 7f12-7f34 r-xp …}: the first line of a mapping. */
  private static OptionalLong start(String line) {
    int dash = line.indexOf('-');
    int space = line.indexOf(' ');
    return dash > 0 && dash < space
        ? ProcFolder.hex(line.substring(0, dash))
        : OptionalLong.empty();
  }

  private static Facts facts(boolean written, String flags) {
    Set<String> words = Set.copyOf(List.of(flags.split(" +")));
    return new Facts(written, words.contains("dd"), words.contains("io"), words.contains("ht"));
  }
}
