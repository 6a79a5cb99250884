package inquest.scripts.shell;

import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.Optional;

/**
 * Holds an answer back until it is known whether it fits the screen: a short one is written as it
 * is, a longer one is given to a pager.
 */
final class PagedWriter extends Writer {
  /** For less, as git has it: colours pass, a short text ends it, the screen is not cleared. */
  private static final String LESS_OPTIONS = "FRX";

  private final Screen screen;
  private final String command;
  private final int columns;
  private final int rows;
  private final StringBuilder held = new StringBuilder();
  private int lines; // full ones, as the terminal breaks them
  private int column;
  private Optional<Process> pager = Optional.empty();
  private Optional<Writer> input = Optional.empty();

  /**
   * @param command how the pager is started
   */
  PagedWriter(Screen screen, String command) {
    this.screen = screen;
    this.command = command;
    this.columns = Math.max(1, screen.columns());
    this.rows = Math.max(2, screen.rows());
  }

  /**
   * The pager to use: PAGER, else what the system has; empty where there is none, or no screen that
   * has pages.
   */
  static Optional<String> command(Screen screen) {
    Map<String, String> environment = screen.environment();
    if (!screen.terminal()
        || screen.rows() <= 0
        || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
      return Optional.empty();
    }
    String wanted = environment.getOrDefault("PAGER", "").strip();
    if (!wanted.isEmpty()) {
      return wanted.equals("cat") ? Optional.empty() : Optional.of(wanted);
    }
    return Executables.first(environment, "less", "more");
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    if (input.isPresent()) {
      input.get().write(text, from, length);
      return;
    }
    held.append(text, from, length);
    for (int i = from; i < from + length; i++) {
      count(text[i]);
    }
    if (lines >= rows - 1) {
      start();
    }
  }

  private void count(char c) {
    column = c == '\n' ? 0 : column + 1;
    if (c == '\n' || column > columns) {
      lines++;
      column = c == '\n' ? 0 : 1;
    }
  }

  private void start() throws IOException {
    screen.out().flush();
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command)
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT);
    builder.environment().putIfAbsent("LESS", LESS_OPTIONS);
    builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
    Process started = builder.start();
    pager = Optional.of(started);
    Writer to = new ChildInput(started);
    input = Optional.of(to);
    to.append(held);
    held.setLength(0);
  }

  /** Whether a pager shows the answer, so that nothing else should be written meanwhile. */
  boolean paging() {
    return pager.isPresent();
  }

  /** Lets an answer that fits so far be seen. */
  @Override
  public void flush() throws IOException {
    if (input.isPresent()) {
      input.get().flush();
      return;
    }
    screen.out().append(held).flush();
    held.setLength(0);
  }

  /** Waits until the user has left the pager. */
  @Override
  public void close() throws IOException {
    if (pager.isEmpty()) {
      flush();
      return;
    }
    try {
      input.orElseThrow().close();
    } catch (ReaderGone left) {
      // The user has seen enough of it.
    } finally {
      pager.get().onExit().join();
    }
  }
}
