package inquest.scripts.cli;

import java.io.IOException;
import java.util.Objects;

/**
 * Prints a fixed text: help or the version.
 *
 * @param text what is printed
 */
record TextCommand(String text) implements Command {
  TextCommand {
    Objects.requireNonNull(text);
  }

  @Override
  public ExitStatus run(Console console) throws IOException {
    console.out().write(text);
    return ExitStatus.DONE;
  }
}
