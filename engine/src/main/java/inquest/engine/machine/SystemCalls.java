package inquest.engine.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of Linux system calls by number, for one architecture; read from a table. Immutable.
 */
public final class SystemCalls {
  private final Map<Integer, String> names;

  private SystemCalls(Map<Integer, String> names) {
    this.names = Map.copyOf(names);
  }

  /** Reads the table of an architecture: lines of number and name, {@code #} for comments. */
  public static SystemCalls of(Architecture architecture) {
    String resource = "syscalls-" + architecture.displayName() + ".txt";
    Map<Integer, String> names = new HashMap<>();
    try (InputStream in = SystemCalls.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> {
            int space = line.indexOf(' ');
            names.put(Integer.parseInt(line.substring(0, space)), line.substring(space + 1));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    return new SystemCalls(names);
  }

  /** The kernel's name of a call; empty for a number that the table does not have. */
  public Optional<String> name(int number) {
    return Optional.ofNullable(names.get(number));
  }

  /** How many calls the table has. */
  public int size() {
    return names.size();
  }
}
