package inquest.scripts.shell;

import inquest.dsl.parse.Lexemes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Feeds the shell from lines that are no terminal's: a script on the standard input. A query may
 * have its clauses in the lines below it, as in a file, so the line behind it is read before it is
 * carried out, unless a semicolon ends it.
 */
public final class LineInput {
  private final Shell shell;
  private final BufferedReader lines;
  private int read;
  private int first;

  /**
   * @param lines what is to be done
   */
  public LineInput(Shell shell, Reader lines) {
    this.shell = Objects.requireNonNull(shell);
    this.lines = new BufferedReader(lines);
  }

  /**
   * Runs all of it. Errors are told, and the next line is tried.
   *
   * @throws IOException when it cannot be read, or answers cannot be written
   */
  public void run() throws IOException {
    StringBuilder input = new StringBuilder();
    String line = next();
    while (line != null && !shell.ended()) {
      if (!input.isEmpty() && !belongs(input.toString(), line)) {
        carryOut(input);
        continue; // which may have ended the shell
      }
      first = input.isEmpty() ? read : first;
      input.append(line).append('\n');
      String text = input.toString();
      if (!shell.isOpen(text) && !shell.mayGoOn(text)) {
        carryOut(input);
      }
      line = next();
    }
    if (!shell.ended()) {
      carryOut(input);
    }
  }

  private String next() throws IOException {
    read++;
    return lines.readLine();
  }

  private boolean belongs(String input, String line) {
    return shell.isOpen(input) || Lexemes.of(line).isEmpty() || Lexemes.goesOn(line);
  }

  private void carryOut(StringBuilder input) throws IOException {
    String text = input.toString();
    input.setLength(0);
    shell.run(text, OptionalInt.of(first));
  }
}
