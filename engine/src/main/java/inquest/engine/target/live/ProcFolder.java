package inquest.engine.target.live;

import inquest.engine.memory.OsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the kernel says of a process in {@code /proc/PID} (proc(5)). Everything is read when asked
 * for; a process that ended meanwhile has nothing left to say.
 */
final class ProcFolder {
  private static final Path PROC = Path.of("/proc");
  private final Path folder;

  ProcFolder(int pid) {
    this(Integer.toString(pid));
  }

  /** A process by its name there, such as "self". */
  ProcFolder(String pid) {
    this(PROC.resolve(pid));
  }

  ProcFolder(Path folder) {
    this.folder = folder;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** The bytes of a file. */
  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }

  /** The bytes of a file; none where it is gone. */
  byte[] bytesOrNone(String name) {
    try {
      return bytes(name);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  /** A file as text: bytes that are no text of the system become what Python would show. */
  Optional<String> text(String name) {
    try {
      return Optional.of(OsText.decode(bytes(name)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where a link of the kernel leads, as it words it. */
  Optional<String> link(String name) {
    try {
      return Optional.of(Files.readSymbolicLink(path(name)).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Lines of a status file by their words before the colon. */
  Map<String, String> fields(String name) {
    Map<String, String> fields = new LinkedHashMap<>();
    text(name)
        .ifPresent(text ->
            text.lines()
                .forEach(line -> {
                  int colon = line.indexOf(':');
                  if (colon > 0) {
                    fields.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
                  }
                }));
    return fields;
  }

  /** The threads that exist now, by tid, ascending. */
  List<Integer> threads() {
    return numbers("task");
  }

  /**
   * How many threads exist now ({@code num_threads} of {@code stat}); -1 where that is not known.
   */
  int threadCount() {
    String[] fields =
        text("stat")
            .map(stat -> stat.substring(stat.lastIndexOf(')') + 1))
            .orElse("")
            .split(" ", 20);
    return fields.length > 18 ? number(fields[18]).orElse(-1) : -1;
  }

  /** Names in a folder that are numbers, ascending. */
  List<Integer> numbers(String name) {
    List<Integer> numbers = new ArrayList<>();
    try (Stream<Path> entries = Files.list(path(name))) {
      entries.forEach(e -> number(e.getFileName().toString()).ifPresent(numbers::add));
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of(); // it ended
    }
    numbers.sort(null);
    return numbers;
  }

  /**
   * The id in its own namespace of those in all ({@code NSpid}, proc_pid_status(5)), where it has
   * one.
   */
  static OptionalInt innerId(String ids) {
    String[] words = ids == null ? new String[0] : ids.strip().split("\\s+");
    return words.length < 2 ? OptionalInt.empty() : number(words[words.length - 1]);
  }

  /** The first number of a line that has several. */
  static OptionalInt firstNumber(String field) {
    return field == null ? OptionalInt.empty() : number(field.strip().split("\\s+", 2)[0]);
  }

  static OptionalInt number(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** A count as the kernel writes it. */
  static Optional<Long> count(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@code 7f12} as the kernel writes addresses. */
  static OptionalLong hex(String text) {
    try {
      return OptionalLong.of(Long.parseUnsignedLong(text, 16));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** The letter of a thread's state: R S D T t Z X I; empty where it is gone. */
  Optional<Character> state(int tid) {
    return text("task/" + tid + "/stat")
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip())
        .filter(rest -> !rest.isEmpty())
        .map(rest -> rest.charAt(0));
  }
}
