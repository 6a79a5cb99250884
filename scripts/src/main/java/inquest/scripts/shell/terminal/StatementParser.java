package inquest.scripts.shell.terminal;

import inquest.scripts.shell.Completions;
import inquest.scripts.shell.Shell;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line editor where a statement ends and which word is being written. */
final class StatementParser implements Parser {
  private final Shell shell;
  private final Completions completions;

  StatementParser(Shell shell, Completions completions) {
    this.shell = shell;
    this.completions = completions;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && shell.isOpen(line)) {
      throw new EOFError(-1, -1, "the statement goes on");
    }
    int from = context == ParseContext.COMPLETE ? completions.wordAt(line, cursor) : 0;
    return new Line(line, cursor, Math.min(from, cursor));
  }

  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /** A line of which one word is known: the one that is being written, up to the cursor. */
  private record Line(String line, int cursor, int from) implements CompletingParsedLine {
    @Override
    public String word() {
      return line.substring(from, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - from;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return cursor - from;
    }

    @Override
    public int rawWordLength() {
      return cursor - from;
    }
  }
}
