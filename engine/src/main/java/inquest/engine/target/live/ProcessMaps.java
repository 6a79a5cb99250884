package inquest.engine.target.live;

import inquest.engine.target.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code /proc/PID/maps} (proc_pid_maps(5)). */
final class ProcessMaps {
  /** Start of the vsyscall page, which no process can read. */
  private static final String VSYSCALL = "[vsyscall]";

  private ProcessMaps() {}

  /**
   * A line of the file.
   *
   * @param mapping with the path of a file; anonymous memory and the kernel's own has none
   * @param name the last column: a path, "[heap]", "[stack]", "[vdso]" or nothing
   * @param shared whether writes reach the file or other processes
   */
  record Line(Mapping mapping, String name, boolean shared) {}

  /** All lines that can be understood, in the kernel's order, which is by address. */
  static List<Line> parse(String text) {
    List<Line> lines = new ArrayList<>();
    text.lines().forEach(line -> parseLine(line).ifPresent(lines::add));
    return lines;
  }

  /** {@code start-end perms offset major:minor inode name}. */
  private static Optional<Line> parseLine(String line) {
    String[] columns = line.split(" +", 6);
    if (columns.length < 5 || columns[1].length() < 4) {
      return Optional.empty();
    }
    int dash = columns[0].indexOf('-');
    OptionalLong start = ProcFolder.hex(columns[0].substring(0, Math.max(dash, 0)));
    OptionalLong end = ProcFolder.hex(columns[0].substring(dash + 1));
    OptionalLong offset = ProcFolder.hex(columns[2]);
    String name = columns.length < 6 ? "" : unescaped(columns[5]);
    if (start.isEmpty() || end.isEmpty() || offset.isEmpty() || name.equals(VSYSCALL)) {
      return Optional.empty();
    }
    boolean file = name.startsWith("/") && !columns[4].equals("0");
    return Optional.of(
        new Line(
            new Mapping(
                start.getAsLong(),
                end.getAsLong(),
                columns[1].charAt(0) == 'r',
                columns[1].charAt(1) == 'w',
                columns[1].charAt(2) == 'x',
                file ? Optional.of(name) : Optional.empty(),
                offset.getAsLong()),
            name,
            columns[1].charAt(3) == 's'));
  }

  /** The kernel writes a line break in a name as {@code \012}, and nothing else so. */
  private static String unescaped(String name) {
    return name.replace("\\012", "\n");
  }
}
