package inquest.scripts.investigations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A canned investigation: questions about a process with words between the answers. */
public interface Investigation {
  /** The word that runs it. */
  String name();

  /** What it finds out, in one line. */
  String summary();

  /** What it can be told. */
  List<Parameter> parameters();

  /**
   * Commands worth running after it, without the program's name, and {@code CORE} for the target.
   */
  List<String> next();

  /** Its source, for who wants to learn from it. */
  String text();

  /** The file that it was read from; empty for those that come with Inquest. */
  Optional<Path> file();

  /**
   * Asks and answers.
   *
   * @return whether it found what it looks for
   * @throws InvestigationFailed where a question cannot be answered at all
   * @throws IOException where the answer cannot be written
   */
  boolean run(Inquiry inquiry) throws InvestigationFailed, IOException;
}
