package inquest.scripts.shell.terminal;

import inquest.scripts.shell.Screen;
import inquest.scripts.shell.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Objects;
import org.jline.utils.Signals;

/**
 * Talks with a user at a terminal that cannot move its cursor, as inside an editor: the terminal's
 * own line editing, a prompt, and Ctrl-C.
 */
final class PlainTalk {
  private final Shell shell;
  private final Screen screen;
  private final BufferedReader lines;
  private volatile boolean reading;
  private volatile boolean cleared;

  PlainTalk(Shell shell, Screen screen, Reader lines) {
    this.shell = Objects.requireNonNull(shell);
    this.screen = Objects.requireNonNull(screen);
    this.lines = new BufferedReader(lines);
  }

  /** Talks until the user leaves. */
  void run() throws IOException {
    Object before = Signals.register("INT", this::interrupted);
    try {
      String input = "";
      while (!shell.ended()) {
        String line = ask(input.isEmpty());
        if (line == null) {
          screen.out().append('\n').flush();
          return;
        }
        input = cleared ? line : input + line;
        if (shell.isOpen(input)) {
          input += "\n";
        } else {
          shell.run(input);
          input = "";
        }
      }
    } finally {
      Signals.unregister("INT", before);
    }
  }

  private String ask(boolean first) throws IOException {
    String prompt = shell.prompt();
    // Before the prompt is seen: who sees it may press Ctrl-C at once.
    cleared = false;
    reading = true;
    try {
      screen.out().append(first ? prompt : " ".repeat(prompt.length() - 2) + "> ").flush();
      return lines.readLine();
    } finally {
      reading = false;
    }
  }

  /** The terminal has dropped what was typed in this line; the lines before it go as well. */
  private void interrupted() {
    shell.work().cancellation().ask();
    if (!reading) {
      return;
    }
    cleared = true;
    try {
      screen.out().append('\n').append(shell.prompt()).flush();
    } catch (IOException e) {
      // Nobody can see a prompt any more: reading the next line will end.
      reading = false;
    }
  }
}
