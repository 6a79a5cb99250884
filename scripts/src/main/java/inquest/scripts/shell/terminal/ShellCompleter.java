package inquest.scripts.shell.terminal;

import inquest.scripts.shell.Completions;
import inquest.scripts.shell.Proposal;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Hands the shell's proposals to the line editor. */
final class ShellCompleter implements Completer {
  private final Completions completions;

  ShellCompleter(Completions completions) {
    this.completions = completions;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    for (Proposal proposal : completions.at(line.line(), line.cursor())) {
      candidates.add(
          new Candidate(
              proposal.text(),
              proposal.text(),
              null,
              proposal.help().isEmpty() ? null : proposal.help(),
              null,
              null,
              proposal.whole()));
    }
  }
}
