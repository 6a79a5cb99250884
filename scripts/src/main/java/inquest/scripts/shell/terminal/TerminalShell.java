package inquest.scripts.shell.terminal;

import inquest.scripts.answer.Complaints;
import inquest.scripts.shell.Completions;
import inquest.scripts.shell.Screen;
import inquest.scripts.shell.Shell;
import inquest.scripts.shell.Workplace;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Talks with a user at a terminal. */
public final class TerminalShell {
  private static final int REMEMBERED_LINES = 5_000;

  /** How many proposals are listed without a question. */
  private static final int LISTED = 120;

  /** How lists of proposals look without colours. */
  private static final Map<String, String> PLAIN_STYLES =
      Map.of(
          LineReader.COMPLETION_STYLE_STARTING, "bold",
          LineReader.COMPLETION_STYLE_LIST_STARTING, "bold",
          LineReader.COMPLETION_STYLE_DESCRIPTION, "faint",
          LineReader.COMPLETION_STYLE_LIST_DESCRIPTION, "faint",
          LineReader.COMPLETION_STYLE_GROUP, "bold",
          LineReader.COMPLETION_STYLE_LIST_GROUP, "bold");

  private final Workplace work;
  private final Screen screen;
  private final Reader lines;
  private final Optional<Path> history;

  /**
   * @param work what the shell looks at
   * @param screen the terminal's streams; its size is asked of the terminal itself
   * @param lines what is typed, where the terminal is too plain for editing
   * @param history the file that remembers lines; empty to remember none
   */
  public TerminalShell(Workplace work, Screen screen, Reader lines, Optional<Path> history) {
    this.work = Objects.requireNonNull(work);
    this.screen = Objects.requireNonNull(screen);
    this.lines = Objects.requireNonNull(lines);
    this.history = Objects.requireNonNull(history);
  }

  /** Talks until the user leaves. */
  public void run() throws IOException {
    Optional<Terminal> able = open();
    if (able.isEmpty()) {
      Shell shell = new Shell(work, screen);
      greet(shell);
      new PlainTalk(shell, screen, lines).run();
      return;
    }
    try (Terminal terminal = able.get()) {
      terminal.handle(Terminal.Signal.INT, signal -> work.cancellation().ask());
      Shell shell = new Shell(work, new Measured(screen, terminal::getSize));
      greet(shell);
      talk(shell, reader(shell, terminal));
    }
  }

  /**
   * The terminal; empty where it is one that cannot move its cursor, of no known kind, or of no
   * known size, in which nothing could be drawn.
   */
  private Optional<Terminal> open() throws IOException {
    String type = screen.environment().getOrDefault("TERM", "");
    if (type.isEmpty() || type.equals("dumb")) {
      return Optional.empty();
    }
    Optional<Terminal> terminal = build();
    if (terminal.isPresent() && terminal.get().getSize().getColumns() <= 0) {
      terminal.get().close();
      return Optional.empty();
    }
    return terminal;
  }

  private static Optional<Terminal> build() {
    try {
      return Optional.of(
          TerminalBuilder.builder()
              .name("inquest")
              .system(true)
              .dumb(false)
              .encoding(StandardCharsets.UTF_8)
              .nativeSignals(true)
              // No questions to the terminal, whose answers might be taken for what is typed.
              .graphemeCluster(false)
              .build());
    } catch (IOException e) {
      return Optional.empty(); // it can be talked with all the same
    }
  }

  private LineReader reader(Shell shell, Terminal terminal) throws IOException {
    Completions completions = new Completions(shell);
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("inquest")
            .parser(new StatementParser(shell, completions))
            .completer(new ShellCompleter(completions))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P > ")
            .variable(LineReader.HISTORY_SIZE, REMEMBERED_LINES)
            .variable(LineReader.HISTORY_FILE_SIZE, REMEMBERED_LINES)
            .variable(LineReader.LIST_MAX, LISTED)
            .variable(LineReader.BELL_STYLE, "none")
            // An exclamation mark is the system's shell's, not one of the history.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
            .option(LineReader.Option.HISTORY_REDUCE_BLANKS, false)
            .option(LineReader.Option.INSERT_TAB, false)
            .option(LineReader.Option.COMPLETE_MATCHER_TYPO, false)
            .option(LineReader.Option.COMPLETE_MATCHER_CAMELCASE, false);
    if (!shell.colour()) {
      PLAIN_STYLES.forEach(builder::variable);
    }
    if (history.isPresent() && isUsable(history.get())) {
      builder.variable(LineReader.HISTORY_FILE, history.get());
    }
    return builder.build();
  }

  private boolean isUsable(Path file) throws IOException {
    try {
      HistoryFile.prepare(file);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      screen
          .complaints()
          .complain(
              "lines are not remembered, for "
                  + file
                  + " cannot be written ("
                  + e.getClass().getSimpleName()
                  + "); --no-history asks for nothing");
      return false;
    }
  }

  private void greet(Shell shell) throws IOException {
    screen.out().append(shell.greeting()).append('\n');
    shell.run("thread");
  }

  private static void talk(Shell shell, LineReader reader) throws IOException {
    while (!shell.ended()) {
      try {
        shell.run(reader.readLine(shell.prompt()));
      } catch (UserInterruptException cleared) {
        // Ctrl-C cleared the line: the next prompt is the answer.
      } catch (EndOfFileException end) {
        return;
      }
    }
  }

  /** The screen with the size that the terminal has now. */
  private record Measured(Screen screen, Supplier<Size> size) implements Screen {
    @Override
    public Writer out() {
      return screen.out();
    }

    @Override
    public Complaints complaints() {
      return screen.complaints();
    }

    @Override
    public boolean terminal() {
      return true;
    }

    @Override
    public int columns() {
      return size.get().getColumns() > 0 ? size.get().getColumns() : screen.columns();
    }

    @Override
    public int rows() {
      return size.get().getRows();
    }

    @Override
    public boolean mayColour() {
      return screen.mayColour();
    }

    @Override
    public Map<String, String> environment() {
      return screen.environment();
    }
  }
}
