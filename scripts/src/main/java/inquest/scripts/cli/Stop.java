package inquest.scripts.cli;

import inquest.engine.Inquest;
import inquest.engine.target.CannotOpen;
import inquest.scripts.jython.CannotLoad;
import java.util.List;
import java.util.Objects;

/** Ends a command with one clear sentence for the user. Carries no stack trace. */
public final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ExitStatus status;
  private final transient List<String> place;

  /**
   * @param status what the process exits with
   * @param sentence what is wrong and what to do next, without a final full stop
   */
  public Stop(ExitStatus status, String sentence) {
    this(status, sentence, List.of());
  }

  private Stop(ExitStatus status, String sentence, List<String> place) {
    super(Objects.requireNonNull(sentence), null, false, false);
    this.status = Objects.requireNonNull(status);
    this.place = List.copyOf(place);
  }

  /**
   * An error in a query: a sentence, then the line that it is about and a caret under the place.
   */
  static Stop at(String pointed) {
    List<String> lines = pointed.lines().toList();
    return new Stop(ExitStatus.WRONG_USE, lines.getFirst(), lines.subList(1, lines.size()));
  }

  /** Lines that show the place of what is wrong; empty where there is none. */
  List<String> place() {
    return place;
  }

  /** What cannot be opened, and what to do about it. */
  static Stop of(CannotOpen e) {
    return new Stop(
        e.exitStatus() == CannotOpen.WRONG_USAGE ? ExitStatus.WRONG_USE : ExitStatus.FAILED,
        e.reason() + "; " + e.next());
  }

  /** What is wrong with a hook file, and where. */
  static Stop of(CannotLoad e) {
    return new Stop(ExitStatus.WRONG_USE, e.getMessage(), e.place());
  }

  /** Stops because there is no Python to show. */
  static void because(Inquest.NoPython why) {
    throw new Stop(why.otherProgram() ? ExitStatus.WRONG_USE : ExitStatus.FAILED, why.sentence());
  }

  /** What the process exits with. */
  public ExitStatus status() {
    return status;
  }
}
