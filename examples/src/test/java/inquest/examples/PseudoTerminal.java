package inquest.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program on a pseudo-terminal of a known size, which the program {@code script} of util-linux
 * makes.
 */
final class PseudoTerminal implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final OutputStream keys;
  private final StringBuilder screen = new StringBuilder(); // guarded by itself
  private final Thread reader;
  private int seen;

  /**
   * Starts a command line of the system's shell.
   *
   * @param environment variables; those that are empty are unset
   */
  PseudoTerminal(String commandLine, int columns, int rows, Map<String, String> environment)
      throws IOException {
    String sized = "stty cols %d rows %d; exec %s".formatted(columns, rows, commandLine);
    ProcessBuilder builder =
        new ProcessBuilder(program(), "-q", "-e", "-c", sized, "/dev/null")
            .redirectErrorStream(true);
    environment.forEach((name, value) -> {
      if (value.isEmpty()) {
        builder.environment().remove(name);
      } else {
        builder.environment().put(name, value);
      }
    });
    process = builder.start();
    keys = process.getOutputStream();
    reader = Thread.ofVirtual().start(this::read);
  }

  /** Ends the test, aloud, where there is no such program. */
  private static String program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "script"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> Skip.because("the shell on a terminal", "script is not on PATH"));
  }

  private void read() {
    byte[] bytes = new byte[1 << 14];
    try (InputStream in = process.getInputStream()) {
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        synchronized (screen) {
          screen.append(text);
          screen.notifyAll();
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      synchronized (screen) {
        screen.notifyAll();
      }
    }
  }

  /** Types. */
  void type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Waits for a text behind the one that was waited for last, and gives all between the two. */
  String await(String text) throws InterruptedException {
    String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    long end = System.nanoTime() + PATIENCE;
    synchronized (screen) {
      int at = screen.indexOf(wanted, seen);
      while (at < 0) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0 || !reader.isAlive()) {
          throw new AssertionError("no '" + text + "' in " + utf8(screen.substring(seen)));
        }
        screen.wait(left);
        at = screen.indexOf(wanted, seen);
      }
      String between = screen.substring(seen, at);
      seen = at + wanted.length();
      return utf8(between);
    }
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** The exit status, when it has ended. */
  int status() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + screen);
    }
    return process.exitValue();
  }

  /** Lines without what only moves the cursor or colours, as they would be copied. */
  static List<String> plain(String text) {
    return text.replaceAll("\u001b\\[[0-9;?<>=$]*[A-Za-z]|\u001b[=>]|\r", "").lines().toList();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
