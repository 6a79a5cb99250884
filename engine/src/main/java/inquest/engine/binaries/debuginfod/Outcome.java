package inquest.engine.binaries.debuginfod;

import java.time.Instant;
import java.util.Optional;

/** How the request for one file from one server ended. */
sealed interface Outcome {
  /**
   * The file came.
   *
   * @param modified when the server says that it was changed last
   */
  record Came(Optional<Instant> modified) implements Outcome {}

  /** The server does not have it. */
  record NotThere() implements Outcome {}

  /** The connection broke: another try may help. The words follow the server's name. */
  record Broke(String how) implements Outcome {}

  /** The server answered, but does not give the file. The words follow its name. */
  record Refused(String how) implements Outcome {}

  /** The server is not to be asked again. The words follow its name. */
  record Gone(String how) implements Outcome {}
}
