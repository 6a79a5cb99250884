package inquest.scripts.cli;

import inquest.scripts.jython.Complaints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes what hooks do wrong, and what they print, to the error stream.
 *
 * @param console whose error stream
 */
record HookComplaints(Console console) implements Complaints {
  @Override
  public void complain(String sentence, List<String> lines) {
    try {
      synchronized (console.err()) {
        console.complain(sentence, lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void print(String text) {
    try {
      synchronized (console.err()) {
        for (String part : text.splitWithDelimiters("\n", 0)) {
          console.err().write(part.equals("\n") ? part : Console.harmless(part));
        }
        console.err().flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
